import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { agreeOn } from "../../state/clock";
import { OPTIONS, recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { Desk } from "./desk";

afterEach(strikeStage);

it.each([
  [0, "已离岗 0:00 · 距时限还有 15:00离岗满 15 分钟须有已批准的离岗申请，否则记为中途离岗。"],
  [899, "已离岗 14:59 · 距时限还有 0:01离岗满 15 分钟须有已批准的离岗申请，否则记为中途离岗。"],
  [
    900,
    "已离岗 15:00 · 距时限还有 15:00已满 15 分钟：没有已批准的离岗申请即记为中途离岗；满 30 分钟须已请假。",
  ],
  [1800, "已离岗 30:00已满 30 分钟：没有已批准的请假即记为中途离岗。"],
])("after %i seconds away says which rule comes next", async (seconds, text) => {
  const sent = recordNetwork(() => Response.json({ error: { code: "x", message: "-" } }, { status: 503 }));
  seatZhang({ state: "not_ready", cause: "break", away_since: 10_000 });
  agreeOn(10_000 + seconds * 1000);
  const { container } = render(<Desk options={OPTIONS} />);
  expect(container.querySelector(".away")?.textContent).toBe(text);
  await expect.poll(() => sent.length).toBe(1);
});

it.each([
  [[], "目前没有已批准的申请。"],
  [
    [{}, { to_at: 20_000 }, { state: "submitted" }, { kind: "swap" }, { own: false }],
    "已批准：08:00–09:00。",
  ],
])("says what is approved for now", async (parts: object[], text) => {
  const row = { own: true, kind: "away", state: "approved", from_at: 0, to_at: 3_600_000 };
  recordNetwork(() => Response.json(parts.map((part) => ({ ...row, ...part }))));
  seatZhang({ state: "not_ready", cause: "break", away_since: 10_000 });
  agreeOn(60_000);
  const { container } = render(<Desk options={OPTIONS} />);
  await expect.poll(() => container.querySelector(".away")?.textContent).toContain(`。 ${text}`);
  expect(container.querySelector(".away")?.textContent?.match(/已批准：|没有已批准的申请/g)?.length).toBe(1);
});

it("says nothing to who is at the post", () => {
  recordNetwork();
  seatZhang({ state: "not_ready", cause: "training" });
  render(<Desk options={OPTIONS} />);
  expect(screen.queryByText("已离岗")).toBeNull();
});
