import { expect, it } from "vitest";
import { callChart } from "./chart-of";

const row = (of: string, entered: number, answered: number, abandoned: number) => ({
  of,
  entered,
  answered,
  in_time: 0,
  abandoned,
  closed: 0,
});

it("shows what became of the calls, and says it in words", () => {
  const chart = callChart("按时段", [row("8", 5, 3, 1), row("9", 9, 8, 1)], ({ of }) => `${of}:00`);
  expect(chart.labels).toEqual(["8:00", "9:00"]);
  expect(chart.parts.map(({ name, values }) => [name, values])).toEqual([
    ["接通", [3, 8]],
    ["放弃", [1, 1]],
    ["转往他处", [1, 0]],
  ]);
  expect(chart.summary).toBe("按时段柱形图：接通 11，放弃 2，转往他处 1；最多的是 9:00，9 次");
});

it("leaves out what did not happen", () => {
  expect(callChart("按日", [row("03-02", 2, 1, 1)], ({ of }) => of).parts).toHaveLength(2);
  expect(callChart("按日", [], ({ of }) => of).summary).toBe("按日");
});
