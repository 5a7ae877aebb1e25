import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { agreeOn } from "../../state/clock";
import { OPTIONS, seatZhang, strikeStage } from "../../testing/stage";
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
])("after %i seconds away says which rule comes next", (seconds, text) => {
  seatZhang({ state: "not_ready", cause: "break", away_since: 10_000 });
  agreeOn(10_000 + seconds * 1000);
  const { container } = render(<Desk options={OPTIONS} />);
  expect(container.querySelector(".away")?.textContent).toBe(text);
});

it("says nothing to who is at the post", () => {
  seatZhang({ state: "not_ready", cause: "training" });
  render(<Desk options={OPTIONS} />);
  expect(screen.queryByText("已离岗")).toBeNull();
});
