/** The seat is still in use; it is this person's as soon as it is left. */
import { command } from "../../api/client";
import type { SeatView } from "../../api/shapes";
import { words } from "../../state/language";
import { link } from "../../state/live";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

export function StandingBy({ seat }: { seat: SeatView }) {
  const t = words.value;
  const intent = useIntent();
  return (
    <section class="card idle standby">
      <h1>{t.standby.heading(seat.number)}</h1>
      <p class="hint">{t.standby.hint(seat.agent?.name ?? "")}</p>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      <Button
        busy={intent.busy}
        hindrance={link.value === "live" ? null : t.act.hindrances.stale}
        onPress={() => intent.run(() => command("/api/sign-out", {}))}
      >
        {t.standby.leave}
      </Button>
    </section>
  );
}
