/** What keeps calls from this seat, and what to do about it. */
import type { SeatView } from "../../api/shapes";
import { isPast } from "../../state/clock";
import { clockTime } from "../../state/format";
import { words } from "../../state/language";
import { Notice } from "../../ui/notice";

/** Causes for which the system itself set the seat to not ready, and the sentence for each. */
export const MISSED = { rona: "rona", refused: "refused", phone_unreachable: "phoneMissed" } as const;

function missed(seat: SeatView): keyof typeof MISSED | null {
  return seat.state === "not_ready" && seat.cause in MISSED ? (seat.cause as keyof typeof MISSED) : null;
}

function ended(at: number, leaveUntil: number | null): string {
  const t = words.value.notice;
  if (leaveUntil === null) return t.shiftOver(clockTime(at));
  return t.leaveBegun(clockTime(at), clockTime(leaveUntil));
}

export function SeatNotices({ seat }: { seat: SeatView }) {
  const t = words.value.notice;
  const cause = missed(seat);
  const notReached: Record<string, string> = words.value.dial.notReached;
  return (
    <>
      {seat.phone === "unreachable" && <Notice tone="bad">{t.phoneDown(seat.extension)}</Notice>}
      {seat.not_reached && <Notice tone="warn">{notReached[seat.not_reached] ?? seat.not_reached}</Notice>}
      {seat.standby && <Notice tone="info">{t.standby(seat.standby.name)}</Notice>}
      {seat.shift_until !== null && isPast(seat.shift_until) && (
        <Notice tone="info">{ended(seat.shift_until, seat.leave_until)}</Notice>
      )}
      {cause && <Notice tone="warn">{t[MISSED[cause]]}</Notice>}
    </>
  );
}
