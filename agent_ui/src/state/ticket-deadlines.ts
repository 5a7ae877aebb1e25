/** By when something is to happen with a ticket, and how urgent that is: a tone, and always words. */
import type { TicketRow, TicketStepRow } from "../api/shapes";
import { dateOf, dayAndTime } from "./format";
import { ticketWords } from "./ticket-words";

const DAY_MS = 86_400_000;

export interface Deadline {
  /** What is first due comes first. */
  at: number;
  tone: "bad" | "warn" | "plain";
  text: string;
}

/** Null: nothing is due. `now` is the gateway's time. */
export function deadlineOf(row: TicketRow, now: number): Deadline | null {
  const t = ticketWords.value.due;
  switch (row.state) {
    case "submitted":
    case "collected": {
      if (row.report_by === null) return null;
      const late = now > row.report_by;
      const at = dayAndTime(row.report_by);
      return {
        at: row.report_by,
        tone: late ? "bad" : "plain",
        text: late ? t.reportLate(at) : t.reportBy(at),
      };
    }
    case "reported": {
      const since = row.reported_at ?? now;
      const text = row.instruction_late ? t.instructionLate(daysSince(since, now)) : t.instruction;
      return { at: since, tone: row.instruction_late ? "warn" : "plain", text };
    }
    default:
      return replyDeadline(row, now);
  }
}

function replyDeadline(row: TicketRow, now: number): Deadline | null {
  const t = ticketWords.value.due;
  if (row.due_at === null || row.due_day === null) return null;
  const day = dateOf(row.due_day);
  const at = row.due_at;
  if (row.overdue) return { at, tone: "bad", text: t.overdue(daysSince(at, now) + 1, day) };
  if (row.due_soon) return { at, tone: "warn", text: t.soon(day) };
  return { at, tone: "plain", text: t.by(day) };
}

/** Which of these steps are replies that came after they were due, as that stood then. */
export function lateReplies(steps: readonly TicketStepRow[]): ReadonlySet<TicketStepRow> {
  const late = new Set<TicketStepRow>();
  let dueAt: number | null = null;
  let wishedAt: number | null = null;
  for (const step of steps) {
    if (step.act === "assign") dueAt = step.due_at;
    else if (step.act === "ask_extension" || step.act === "ask_return") wishedAt = step.due_at;
    else if (step.act === "grant") dueAt = wishedAt ?? dueAt;
    else if (step.act === "reply" && dueAt !== null && step.at >= dueAt) late.add(step);
  }
  return late;
}

function daysSince(instant: number, now: number): number {
  return Math.floor(Math.max(now - instant, 0) / DAY_MS);
}
