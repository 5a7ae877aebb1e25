import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { Role } from "../../api/shapes";
import { session } from "../../state/session";
import { OPTIONS, recordNetwork, type Sent, strikeStage } from "../../testing/stage";
import { Quality } from "./quality";

const GIVEN = {
  criteria: [
    { code: "polite", zh: "礼貌", en: "Polite" },
    { code: "warm", zh: "亲切", en: "Warm" },
  ],
  forms: [
    {
      at: Date.parse("2026-03-02T09:05:00+08:00"),
      by: "王五",
      name: "张三",
      call: "c1",
      call_at: Date.parse("2026-03-01T10:32:00+08:00"),
      points: { polite: 2 },
      note: "打断来电人",
    },
  ],
  means: [{ person: "zhang", name: "张三", forms: 3, points: { polite: 4.666 } }],
};
const NONE = { criteria: GIVEN.criteria, forms: [], means: [] };

afterEach(strikeStage);

function visit(role: Role, answer: object): Sent[] {
  session.value = { kind: "in", person: { id: 9, login: "wang", name: "王五", role }, options: OPTIONS };
  return recordNetwork(() => Response.json(answer));
}

it("tells each person's mean and what was given, of the month or of the day", async () => {
  const sent = visit("agent", GIVEN);
  render(<Quality day="2026-03-02" />);
  const mean = within(await screen.findByRole("table", { name: "平均分" })).getByRole("row", {
    name: /张三/,
  });
  expect([...mean.children].map((cell) => cell.textContent)).toEqual(["张三", "4.67", "", "3"]);
  const form = within(screen.getByRole("table", { name: "评分记录" })).getByRole("row", { name: /张三/ });
  expect([...form.children].slice(2).map((cell) => cell.textContent)).toEqual([
    "张三",
    "2",
    "",
    "打断来电人",
    "王五",
  ]);
  fireEvent.click(screen.getByRole("button", { name: "当日" }));
  await expect.poll(() => sent.length).toBe(2);
  expect(sent.map(({ url }) => url)).toEqual([
    "/api/quality?first=2026-03-01&last=2026-03-31",
    "/api/quality?first=2026-03-02&last=2026-03-02",
  ]);
});

it("tells who may score how it is done, and others nothing, where there is nothing", async () => {
  visit("lead", NONE);
  const { container, unmount } = render(<Quality day="2026-03-02" />);
  expect(await screen.findByText(/在“话务记录”页/)).toBeDefined();
  unmount();
  const sent = visit("agent", NONE);
  render(<Quality day="2026-03-02" />, { container });
  await expect.poll(() => sent.length).toBe(1);
  expect(container.textContent).toBe("");
});
