import { afterEach, expect, it } from "vitest";
import { aStep, aTicketRow, DAY_MS, DUE_AT } from "../testing/tickets";
import { chooseLanguage } from "./language";
import { deadlineOf, lateReplies } from "./ticket-deadlines";

afterEach(() => chooseLanguage("zh"));

it("says in words how urgent a ticket is, and not by colour alone", () => {
  const told = (part: Parameters<typeof aTicketRow>[0], now = DUE_AT) => {
    const deadline = deadlineOf(aTicketRow(part), now);
    return deadline && [deadline.tone, deadline.text];
  };
  expect(told({})).toEqual(["plain", "3月5日周四到期"]);
  expect(told({ due_soon: true })).toEqual(["warn", "即将到期（3月5日周四）"]);
  expect(told({ overdue: true })).toEqual(["bad", "已逾期 1 天（3月5日周四到期）"]);
  expect(told({ overdue: true }, DUE_AT + 3 * DAY_MS + 1)).toEqual(["bad", "已逾期 4 天（3月5日周四到期）"]);
  expect(told({ state: "draft", due_at: null, due_day: null })).toBeNull();
  const reporting = { state: "collected", report_by: Date.parse("2026-03-02T09:00:00+08:00") } as const;
  expect(told(reporting, reporting.report_by)).toEqual(["plain", "03/02周一 09:00 前报送"]);
  expect(told(reporting, reporting.report_by + 1)).toEqual(["bad", "报送已迟（应于 03/02周一 09:00）"]);
  expect(told({ state: "reported" })).toEqual(["plain", "等待批示"]);
  expect(told({ state: "reported", instruction_late: true })).toEqual(["warn", "等待批示已 4 天"]);
  chooseLanguage("en");
  expect(told({ overdue: true })).toEqual(["bad", "Overdue, day 1 (due Thu, Mar 5)"]);
});

it("tells a late reply by what was due when it came", () => {
  const reply = (at: number) => aStep({ act: "reply", at, due_at: null });
  const wish = aStep({ act: "ask_extension", due_at: DUE_AT + DAY_MS });
  const [early, late] = [reply(DUE_AT - 1), reply(DUE_AT)];
  expect([...lateReplies([aStep(), early, late])]).toEqual([late]);
  expect(lateReplies([aStep(), wish, aStep({ act: "grant", due_at: null }), late]).size).toBe(0);
  expect(lateReplies([aStep(), wish, aStep({ act: "refuse", due_at: null }), late]).size).toBe(1);
});
