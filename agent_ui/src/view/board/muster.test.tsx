import { render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fold } from "../../feed/world";
import { agreeOn } from "../../state/clock";
import { world } from "../../state/live";
import { aBoard, anAnswer, aSnapshot } from "../../testing/frames";
import { OPTIONS, recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { Board } from "./board";

beforeEach(() => {
  seatZhang({});
  recordNetwork(() => Response.json([]));
});
afterEach(strikeStage);

it("calls the roll of the shift that runs, whoever is not there first, and counts the uncovered time", () => {
  const muster = [
    anAnswer("01"),
    anAnswer("02", { name: "李四", standing: "away", since: 60_000 }),
    anAnswer("03", { name: "王五", standing: "late" }),
    anAnswer("04", { name: "赵六", standing: "missing" }),
    anAnswer("05", { name: "", standing: "unfilled" }),
  ];
  const board = aBoard({ muster, bare_since: 100_000, uncovered_ms: 30_000, counted_from: 110_000 });
  world.value = fold(null, aSnapshot({ board }));
  agreeOn(120_000);
  render(<Board options={OPTIONS} seesUnsaved />);
  const section = screen.getByRole("region", { name: "当班到岗" });
  expect(section.textContent).toContain("早班 · 应到 5 · 未到岗 1 · 缺人 1 · 迟到 1 · 离岗 1 · 在岗 1");
  const rows = within(section).getAllByRole("row").slice(1);
  expect(rows.map((row) => row.lastElementChild?.textContent)).toEqual([
    "未到岗 2:00",
    "缺人 2:00",
    "迟到 2:00",
    "离岗 1:00",
    "在岗",
  ]);
  expect(screen.getByText("无人示闲").nextElementSibling?.textContent).toBe("0:40");
});

it("says that nobody is rostered", () => {
  world.value = fold(null, aSnapshot({ board: aBoard() }));
  render(<Board options={OPTIONS} seesUnsaved />);
  expect(screen.getByText("当前班次没有排班。")).toBeDefined();
});
