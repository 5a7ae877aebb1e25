/** The seconds that matter in the present state of the call. */
import type { ComponentChildren } from "preact";
import type { CallView, SeatView } from "../../api/shapes";
import { duration } from "../../state/format";
import { words } from "../../state/language";
import { Elapsed } from "../../ui/elapsed";

export function CallTimers({ seat, call }: { seat: SeatView; call: CallView }) {
  const t = words.value.pop;
  const answeredAt = call.answered_at ?? seat.since;
  return (
    <dl class="timers">
      {seat.state === "ringing" && (
        <>
          <Timer label={t.rang}>
            <Elapsed since={seat.since} />
          </Timer>
          <Timer label={t.waited}>
            <Elapsed since={call.arrived_at} />
          </Timer>
        </>
      )}
      {seat.state === "dialling" && (
        <Timer label={t.rang}>
          <Elapsed since={seat.since} />
        </Timer>
      )}
      {seat.state === "talking" && (
        <Timer label={t.talked}>
          <Elapsed since={answeredAt} />
        </Timer>
      )}
      {call.state === "held" && (
        <Timer label={t.heldFor}>
          <Elapsed since={call.since} />
        </Timer>
      )}
      {seat.state === "acw" && (
        <>
          <Timer label={t.acw}>
            <Elapsed since={seat.since} />
          </Timer>
          <Timer label={t.talked}>
            <span class="clock">{duration((seat.since - answeredAt) / 1000)}</span>
          </Timer>
        </>
      )}
    </dl>
  );
}

function Timer({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
