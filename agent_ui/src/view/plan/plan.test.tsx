import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PlanDay, PlanSlot } from "../../api/shapes";
import { now } from "../../state/clock";
import { daysFrom } from "../../state/dates";
import { press, recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { Missing } from "./missing";
import { Plan } from "./plan";

afterEach(strikeStage);
beforeEach(() => {
  seatZhang({});
  now.value = Date.parse("2026-03-02T08:00:00+08:00");
});

const ANYBODY: PlanSlot = { seat: "01", unit: "信息中心", person: "li", name: "李四", original: "" };

function planned(day: string, slots: PlanSlot[]): PlanDay {
  const from_at = Date.parse(`${day}T08:00:00+08:00`);
  const shifts = [{ code: "M", from_at, until: from_at + 4 * 3_600_000, slots }];
  return { day, rest: day === "2026-03-01", occasion: "", version: 7, shifts };
}

function network() {
  return recordNetwork(({ url }) => {
    const query = new URL(url, "http://x").searchParams;
    const first = query.get("first") ?? "";
    const count = (Date.parse(query.get("last") ?? "") - Date.parse(first)) / 86_400_000 + 1;
    const slots = [ANYBODY, { seat: "02", unit: "养老保险科", person: "", name: "", original: "" }];
    const days = daysFrom(first, count).map((day) => planned(day, day === "2026-03-03" ? slots : [ANYBODY]));
    return Response.json({ days, versions: [{ id: 7, at: now.value, by: "周丽" }] });
  });
}

it("shows the month with rest days, today, and what is lacking, in words", async () => {
  network();
  render(<Plan login="li" />);
  expect(await screen.findByText("2026年3月 值班表")).toBeDefined();
  expect(screen.getByRole("button", { name: "3月2日周一 今天" })).toHaveProperty("tabIndex", 0);
  expect(screen.getByRole("button", { name: "3月1日周日 休息日" })).toHaveProperty("tabIndex", -1);
  expect(screen.getByText("⚠ 缺 1 人")).toBeDefined();
  expect(screen.getByText(/第 7 版，周丽 于/)).toBeDefined();
});

it("is walked through by keys, over the ends of months, and opens the week", async () => {
  const sent = network();
  render(<Plan login="li" />);
  (await screen.findByRole("button", { name: "3月2日周一 今天" })).focus();
  press("ArrowUp");
  await screen.findByText("2026年2月 值班表");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("2月23日周一");
  press("PageDown");
  await screen.findByText("2026年3月 值班表");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("3月23日周一");
  (document.activeElement as HTMLButtonElement).click();
  expect(await screen.findByText("3月23日周一 – 3月29日周日 值班表")).toBeDefined();
  expect(screen.getByRole("rowheader", { name: /早班 08:00–12:00/ })).toBeDefined();
  press("PageUp");
  expect(await screen.findByText("3月16日周一 – 3月22日周日 值班表")).toBeDefined();
  expect(sent.map(({ url }) => url).at(-1)).toBe("/api/plan?first=2026-03-16&last=2026-03-22");
});

it("can show only one's own, or one unit's", async () => {
  network();
  render(<Plan login="li" />);
  const table = await screen.findByRole("table");
  fireEvent.change(screen.getByLabelText("单位"), { target: { value: "养老保险科" } });
  expect(within(table).queryByText(/李四/)).toBeNull();
  expect(within(table).getByText("⚠ 缺 1 人")).toBeDefined();
  fireEvent.change(screen.getByLabelText("单位"), { target: { value: "" } });
  fireEvent.click(screen.getByLabelText("只看本人"));
  expect(within(table).queryByText("⚠ 缺 1 人")).toBeNull();
  expect(within(table).getAllByText("早班")).toHaveLength(31);
});

it("lists the slots that begin soon without a person", async () => {
  const slots = [{ day: "2026-03-03", shift: "M", seat: "02", unit: "养老保险科" }];
  recordNetwork(() => Response.json({ slots, unpublished: "2026-03-05" }));
  render(<Missing />);
  expect(await screen.findByText("1 个班位临近开班仍未派员")).toBeDefined();
  expect(screen.getByText("3月3日周二 早班 座席 02（养老保险科）")).toBeDefined();
  expect(screen.getByText("3月5日周四 起的值班表尚未发布，请热线办公室尽快发布。")).toBeDefined();
});
