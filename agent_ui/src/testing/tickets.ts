/** Transfer tickets for tests, with what does not matter filled in. */
import type { Ticket, TicketBatch, TicketChoices, TicketRow, TicketStepRow } from "../api/shapes";

export const DAY_MS = 86_400_000;
/** Thursday 2026-03-05, 24:00. */
export const DUE_AT = Date.parse("2026-03-06T00:00:00+08:00");

export const TICKET_CHOICES: TicketChoices = {
  units: ["养老保险科", "失业保险科"],
  categories: [
    { code: "PEN", zh: "养老", en: "Pensions" },
    { code: "UNE", zh: "失业", en: "Unemployment" },
  ],
  rules: { answer_days: 3, deadline_mode: "calendar_roll" },
};

export function aTicketRow(part: Partial<TicketRow> = {}): TicketRow {
  return {
    id: 12,
    no: "2026-00012",
    version: 5,
    state: "assigned",
    box: "to_answer",
    category: "PEN",
    summary: "养老金少发了一个月",
    caller: "王**",
    number: "139****5678",
    confidential: false,
    unit: "养老保险科",
    author: "张三",
    opened_at: DUE_AT - 5 * DAY_MS,
    changed_at: DUE_AT - 3 * DAY_MS,
    batch: "2026-03-02",
    report_by: DUE_AT - 4 * DAY_MS,
    reported_at: DUE_AT - 4 * DAY_MS,
    due_at: DUE_AT,
    due_day: "2026-03-05",
    original_due_at: DUE_AT,
    original_due_day: "2026-03-05",
    overdue: false,
    due_soon: false,
    supervisions: 0,
    instruction_late: false,
    external: "",
    ...part,
  };
}

export function aStep(part: Partial<TicketStepRow> = {}): TicketStepRow {
  return {
    at: DUE_AT - 3 * DAY_MS,
    by: "唐文",
    act: "assign",
    text: "",
    unit: "养老保险科",
    due_at: DUE_AT,
    due_day: "2026-03-05",
    call_id: null,
    ...part,
  };
}

const PLAIN = { unit: "", due_at: null, due_day: null };

export function aTicket(part: Partial<Ticket> = {}): Ticket {
  return {
    ...aTicketRow(),
    question: "养老金少发了一个月，请核实。",
    call_id: "c1",
    consultation: null,
    instruction: "请养老保险科核实后答复。",
    reply: "",
    asked: null,
    acts: ["reply", "ask_extension", "ask_return"],
    may_reveal: true,
    steps: [
      aStep({ ...PLAIN, at: DUE_AT - 5 * DAY_MS, by: "张三", act: "submit" }),
      aStep({ ...PLAIN, at: DUE_AT - 4 * DAY_MS, by: "王五", act: "collect" }),
      aStep({ ...PLAIN, at: DUE_AT - 4 * DAY_MS + 1, by: "王五", act: "report" }),
      aStep({ ...PLAIN, at: DUE_AT - 3 * DAY_MS - 1, by: "魏成", act: "instruct", text: "请核实。" }),
      aStep(),
    ],
    entries: [],
    ...part,
  };
}

export function aBatch(part: Partial<TicketBatch> = {}): TicketBatch {
  const due_at = Date.parse("2026-03-02T09:00:00+08:00");
  return { day: "2026-03-02", due_at, count: 2, open: 2, reported_at: null, late: false, ...part };
}
