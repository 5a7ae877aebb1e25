import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { DutyRow, FindingRow, ShiftSheet } from "../../api/shapes";
import { recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { Attendance } from "./attendance";

beforeEach(() => seatZhang({}));
afterEach(strikeStage);

/** What is asked of shifts; there are no spot checks, no scores and no orders. */
function attended(answer: (sent: Sent) => Response): Sent[] {
  const asked: Sent[] = [];
  recordNetwork((sent) => {
    if (/^\/api\/(spot-checks|orders\/given)\?/.test(sent.url)) return Response.json([]);
    if (sent.url.startsWith("/api/quality")) return Response.json({ criteria: [], forms: [], means: [] });
    if (sent.url === "/api/checklists") return Response.json({ pre_shift: [], spot_check: [], handover: [] });
    asked.push(sent);
    return answer(sent);
  });
  return asked;
}

const FROM = Date.parse("2026-03-02T08:00:00+08:00");

function duty(more: Partial<DutyRow>): DutyRow {
  return {
    shift: "M",
    from_at: FROM,
    to_at: FROM + 4 * 3_600_000,
    seat: "01",
    unit: "养老保险科",
    person: "li",
    name: "李四",
    original: "",
    findings: [],
    presence_s: 12_600,
    obligated_s: 14_400,
    overtime_s: 0,
    flags: [],
    ready_after_s: 65,
    ...more,
  };
}

const LATE: FindingRow = {
  kind: "LATE",
  seconds: 1_800,
  from_at: FROM,
  to_at: FROM + 1_800_000,
  clause: "A2.3.2",
  proposed: false,
  excuse: null,
  evidence: ["01@1:sign_in"],
};

it("shows each shift with who was there, and the findings with clause and evidence", async () => {
  attended(() =>
    Response.json([
      duty({ findings: [LATE], flags: ["SIGN_IN_REFUSED"] }),
      duty({ seat: "02", name: "", person: "", findings: null }),
      duty({
        shift: "A",
        seat: "01",
        name: "王五",
        findings: [{ ...LATE, kind: "ABSENT", clause: "A2.3.1(a)", evidence: [], excuse: "outage" }],
      }),
    ]),
  );
  render(<Attendance />);
  expect(await screen.findByText("早班 08:00–12:00")).toBeDefined();
  expect(screen.getByText("迟到")).toBeDefined();
  expect(screen.getByText(/依据条款 A2.3.2/)).toBeDefined();
  expect(screen.getByText("曾被拒绝签入")).toBeDefined();
  expect(screen.getByText("未派员")).toBeDefined();
  expect(screen.getByText("系统故障免责")).toBeDefined();
  expect(screen.getAllByText("3:30:00 / 4:00:00")).toHaveLength(2);
});

it("asks for another day, and says so when nothing was rostered", async () => {
  const sent = attended(() => Response.json([]));
  render(<Attendance />);
  expect(await screen.findByText("当天没有已生效的值班安排。")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "前一天" }));
  await screen.findByText("当天没有已生效的值班安排。");
  expect(sent.map(({ url }) => url)).toEqual([
    "/api/attendance?day=2026-03-02",
    "/api/attendance?day=2026-03-01",
  ]);
});

it("shows why the day could not be had", async () => {
  attended(() =>
    Response.json({ error: { code: "x", message: "数据库暂不可用", params: {} } }, { status: 503 }),
  );
  render(<Attendance />);
  expect(await screen.findByRole("alert")).toHaveProperty("textContent", "数据库暂不可用");
});

const SHEET: ShiftSheet = {
  day: "2026-03-02",
  duty: duty({ findings: [LATE] }),
  bounds: { from_at: FROM - 1_800_000, to_at: FROM + 4 * 3_600_000 + 900_000 },
  lanes: [{ lane: "signed_in", spans: [{ from_at: FROM + 1_800_000, to_at: FROM + 4 * 3_600_000 }] }],
  facts: [
    { at: FROM + 1_800_000, kind: "sign_in", evidence: "01@1:sign_in", automatic: false, told: "", by: "" },
  ],
  grounds: [
    {
      kind: "leave",
      evidence: "leave:1",
      from_at: FROM,
      to_at: FROM + 60_000,
      approved_at: null,
      ratified: false,
    },
  ],
  rulings: [
    {
      found: LATE,
      now: { ...LATE, seconds: 1_500, excuse: "outage" },
      differs: true,
      decision: "excused",
      reason: "停电",
      actor: "钱七",
      at: FROM + 86_400_000,
      rule_version: "1",
    },
  ],
  may: [["excused"]],
  may_note: false,
  settings: { grace_s: 0, late_over_1h: "absent_shift" },
  rule_version: "1",
};

it("opens the sheet of a shift: clause, facts in words, rules, decisions; and decides with a reason", async () => {
  const sent = attended(({ url }) =>
    Response.json(url.includes("/shift?") ? SHEET : url.includes("rulings") ? null : [SHEET.duty]),
  );
  render(<Attendance />);
  fireEvent.click(await screen.findByRole("button", { name: "李四：说明" }));
  expect(await screen.findByText(/超过规定上班时间、1 小时内到岗的为迟到/)).toBeDefined();
  expect(screen.getAllByText("08:30:00 签入")).toHaveLength(2);
  expect(screen.getByText("08:00:00–08:01:00 请假（未批准）")).toBeDefined();
  expect(screen.getByText("08:30:00–12:00:00")).toBeDefined();
  expect(screen.getByText("缺席超过时限: 整班按旷工")).toBeDefined();
  expect(screen.getByText("迟到 25:00 08:00:00–08:30:00 系统故障免责")).toBeDefined();
  const excuse = screen.getByRole("button", { name: "免责" });
  expect(excuse.getAttribute("aria-disabled")).toBe("true");
  fireEvent.input(screen.getByLabelText("理由"), { target: { value: "公务" } });
  fireEvent.click(excuse);
  await vi.waitFor(() => expect(sent.at(-1)?.url).toMatch("/api/attendance/shift"));
  expect(sent.find(({ url }) => url === "/api/attendance/rulings")?.body).toMatchObject({
    day: "2026-03-02",
    person: "li",
    kind: "LATE",
    decision: "excused",
    reason: "公务",
  });
  fireEvent.click(screen.getByRole("button", { name: "返回当天" }));
  expect(await screen.findByRole("heading", { name: /出勤/ })).toBeDefined();
});

it("puts on record that an order was refused, and tells who said so", async () => {
  const noted = {
    at: FROM + 3_600_000,
    kind: "refusal_of_order",
    evidence: "01@2:refusal_of_order",
    automatic: false,
    told: "不肯换到 02 座席",
    by: "王班长",
  } as const;
  const sheet = { ...SHEET, may_note: true, facts: [...SHEET.facts, noted] };
  const sent = attended(({ url }) =>
    Response.json(url.includes("/shift?") ? sheet : url.includes("refusals") ? null : [SHEET.duty]),
  );
  render(<Attendance />);
  fireEvent.click(await screen.findByRole("button", { name: "李四：说明" }));
  expect(await screen.findByText("09:00:00 拒不服从安排：不肯换到 02 座席（王班长 记录）")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "记录拒不服从安排" }));
  fireEvent.input(screen.getByLabelText("时间（08:00:00–12:00:00 之间）"), { target: { value: "09:00:00" } });
  fireEvent.input(screen.getByLabelText("何种安排，如何拒绝"), { target: { value: "不肯换到 02 座席" } });
  fireEvent.click(screen.getByRole("button", { name: "记录" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent.find(({ url }) => url === "/api/attendance/refusals")?.body).toEqual({
    day: "2026-03-02",
    shift: "M",
    seat: "01",
    person: "li",
    at: FROM + 3_600_000,
    order: "不肯换到 02 座席",
  });
});
