/** Names for the codes that the gateway sends. */
import type { CallRow, CallView, Choice, Options, SeatView } from "../api/shapes";
import { nameOf, words } from "./language";
import { session } from "./session";

/** As the site calls the shift of this code. */
export function shiftOf(code: string): string {
  return nameOf(code, shifts());
}

/** What the codes in a roster's file mean, as "M 早班". */
export function namedShifts(): string[] {
  return shifts().map(({ code }) => `${code} ${shiftOf(code)}`);
}

function shifts(): readonly Choice[] {
  return session.value.kind === "in" ? session.value.options.shifts : [];
}

export function causeOf(seat: SeatView, reasons: readonly Choice[]): string {
  // "call" alone says little: it brought the seat into talking, and its end into wrap-up.
  return nameOfCause(seat.cause === "call" ? seat.state : seat.cause, reasons);
}

function nameOfCause(cause: string, reasons: readonly Choice[]): string {
  const causes: Record<string, string> = words.value.seat.causes;
  return causes[cause] ?? nameOf(cause, reasons);
}

/** What is to be done when the call is over; null: nothing. */
export function pendingOf(seat: SeatView, reasons: readonly Choice[]): string | null {
  const t = words.value.pending;
  if (seat.pending === null) return null;
  const reason = seat.pending_reason ?? "";
  if (seat.pending === "sign_out") return t.signOut;
  return seat.pending === "move" ? t.move(reason) : t.notReady(nameOfCause(reason, reasons));
}

/** By its key where the queue is not configured any more. */
export function queueOf(row: Pick<CallRow, "queue">, { queues }: Options): string {
  return queues.find((one) => one.key === row.queue)?.name ?? row.queue;
}

/** What the caller said of the talk; nothing where the caller was not asked. */
export function ratingOf(call: CallRow | CallView): string {
  const t = words.value.rating;
  if (call.survey_score !== null) return t.score(call.survey_score);
  if (call.survey_sent_at === null) return "";
  return call.state === "leaving" ? t.asking : t.none;
}

/** The person outside is the caller, unless we called. */
export function hungUpByOf(row: CallRow): string {
  const t = words.value.calls;
  if (row.hung_up_by === null) return "";
  return row.hung_up_by === "caller" && row.direction === "out"
    ? t.outsideHungUp
    : t.hungUpBy[row.hung_up_by];
}

export function outcomeOf(row: Pick<CallRow, "outcome" | "ended_at">, outcomes: readonly Choice[]): string {
  if (row.outcome === null) return row.ended_at === null ? words.value.calls.running : "";
  const bySystem: Record<string, string> = words.value.calls.systemOutcomes;
  return bySystem[row.outcome] ?? nameOf(row.outcome, outcomes);
}
