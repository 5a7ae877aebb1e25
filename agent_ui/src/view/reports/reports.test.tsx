import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import type { ReportRow } from "../../api/shapes";
import { recordNetwork, strikeStage } from "../../testing/stage";
import { Reports } from "./reports";

afterEach(strikeStage);

const NONE = { times: 0, seconds: 0 };

function row(more: Partial<ReportRow>): ReportRow {
  return {
    unit: "养老保险科",
    person: "li",
    name: "李四",
    shifts: 20,
    unjudged: 0,
    obligated_s: 288_000,
    presence_s: 280_224,
    worked_s: 200_000,
    overtime_s: 600,
    presence: 0.973,
    adherence: 0.694,
    conformance: null,
    on_time: 17,
    late: { times: 3, seconds: 754 },
    early: NONE,
    mid_shift: NONE,
    absent: NONE,
    excused: NONE,
    proposed: NONE,
    ...more,
  };
}

const REPORT = {
  first: "2026-03-01",
  last: "2026-03-31",
  total: row({ unit: "", person: "", name: "", unjudged: 2 }),
  units: [row({ person: "", name: "" })],
  people: [row({})],
  coverage: [
    { day: "2026-03-02", hour: 8, rostered_s: 10_800, present_s: 9_000, uncovered_s: 75 },
    { day: "2026-03-03", hour: 9, rostered_s: 10_800, present_s: 0, uncovered_s: 0 },
  ],
  uncovered_s: 75,
};

it("shows that the month is being added up for as long as that takes", () => {
  recordNetwork(() => new Promise<Response>(() => {}));
  render(<Reports everybody />);
  expect(screen.getByRole("status").textContent).toContain("正在汇总");
  expect(screen.getByRole("progressbar")).toBeDefined();
});

it("shows sums by unit and person, the formulas, and seats present of seats rostered", async () => {
  recordNetwork(() => Response.json(REPORT));
  render(<Reports everybody />);
  const people = within(await screen.findByRole("table", { name: "按人员" }));
  expect(people.getByText("李四 养老保险科")).toBeDefined();
  expect(people.getByText("97.3%")).toBeDefined();
  expect(people.getByText("12:34")).toBeDefined();
  const units = within(screen.getByRole("table", { name: "按单位" }));
  expect(units.getByText("合计")).toBeDefined();
  expect(units.getByText("未判定 2")).toBeDefined();
  expect(screen.getByText("2.5/3").className).toContain("cover-thin");
  expect(screen.getByText("0/3").className).toContain("cover-none");
  expect(screen.getByText("无人 1:15")).toBeDefined();
  expect(screen.getByText(/开放时段无人示闲合计 1:15/)).toBeDefined();
  expect(screen.getByText("应在岗时间内的签入秒数 ÷ 应在岗秒数")).toBeDefined();
  expect(screen.getByRole("link", { name: "导出 .xlsx" }).getAttribute("href")).toBe(
    "/api/reports/attendance/sheet?month=2026-03",
  );
});

it("asks for another month, and prints", async () => {
  const sent = recordNetwork(() => Response.json({ ...REPORT, units: [], people: [], coverage: [] }));
  const printed = vi.fn();
  vi.stubGlobal("print", printed);
  render(<Reports everybody={false} />);
  await screen.findByText(/2026-03-01/);
  expect(screen.queryByRole("link")).toBeNull();
  fireEvent.change(screen.getByLabelText("月份"), { target: { value: "2026-02" } });
  await screen.findByText(/2026-03-01/);
  expect(sent.at(-1)?.url).toBe("/api/reports/attendance?month=2026-02");
  fireEvent.click(screen.getByRole("button", { name: "打印" }));
  expect(printed).toHaveBeenCalledOnce();
});

it("says why there is no report", async () => {
  recordNetwork(() =>
    Response.json({ error: { code: "x", message: "数据库暂不可用", params: {} } }, { status: 503 }),
  );
  render(<Reports everybody />);
  expect(await screen.findByRole("alert")).toHaveProperty("textContent", "数据库暂不可用");
});
