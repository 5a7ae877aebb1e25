import type { SeatView } from "../../api/shapes";
import { words } from "../../state/language";

export function Idle({ seat }: { seat: SeatView }) {
  const t = words.value.idle;
  const ready = seat.state === "ready";
  return (
    <section class="card idle">
      <h1>{ready ? t.readyHeading : t.notReadyHeading}</h1>
      <p class="hint">{ready ? t.readyHint : t.notReadyHint}</p>
    </section>
  );
}
