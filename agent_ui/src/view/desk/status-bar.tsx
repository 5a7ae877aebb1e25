/** The seat, its state, and the acts that change it. */
import { useState } from "preact/hooks";
import { command } from "../../api/client";
import type { Choice, SeatView } from "../../api/shapes";
import { type Act, hindranceNow } from "../../state/desk";
import { words } from "../../state/language";
import { causeOf } from "../../state/naming";
import { Button } from "../../ui/button";
import { Elapsed } from "../../ui/elapsed";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { ReasonDialog } from "../../ui/reason-dialog";
import { useShortcuts } from "../../ui/shortcuts";
import { StateBadge } from "../../ui/state-badge";
import { useIntent } from "../../ui/use-intent";
import { MISSED } from "./seat-notices";

interface Props {
  seat: SeatView;
  reasons: readonly Choice[];
  onMove: () => void;
}

export function StatusBar({ seat, reasons, onMove }: Props) {
  const t = words.value;
  const intent = useIntent();
  const [asking, setAsking] = useState(false);
  const why = (act: Act) => {
    const hindrance = hindranceNow(act);
    return hindrance && t.act.hindrances[hindrance];
  };
  const ready = () => intent.run(() => command("/api/ready", {}));
  const notReady = (reason: string) => {
    setAsking(false);
    return intent.run(() => command("/api/not-ready", { body: { reason } }));
  };
  const mayBeNotReady = hindranceNow("notReady") === null;
  useShortcuts({
    ready: !intent.busy && hindranceNow("ready") === null ? ready : null,
    notReady: !intent.busy && mayBeNotReady ? () => setAsking(true) : null,
  });

  return (
    <section class={`card status state-${seat.state}`} aria-label={t.seat.number(seat.number)}>
      <div class="place">
        <b>{t.seat.number(seat.number)}</b>
        <span class="hint">{t.seat.extension(seat.extension)}</span>
      </div>
      <div class="now">
        <span role="status">
          <StateBadge state={seat.state} />
        </span>
        <span class="for">
          {t.seat.since} <Elapsed since={seat.since} />
        </span>
        <span class="hint">{causeOf(seat, reasons)}</span>
      </div>
      <div class="row">
        <Button
          kind="primary"
          size="big"
          icon="ready"
          keys={KEYS.ready}
          busy={intent.busy}
          hindrance={why("ready")}
          onPress={ready}
        >
          {seat.cause in MISSED && seat.state === "not_ready" ? t.act.readyAgain : t.act.ready}
        </Button>
        <Button
          size="big"
          icon="not_ready"
          keys={KEYS.notReady}
          busy={intent.busy}
          hindrance={why("notReady")}
          onPress={() => setAsking(true)}
          expands
        >
          {t.act.notReady}
        </Button>
        <Button
          size="big"
          icon="signed_out"
          busy={intent.busy}
          hindrance={why("signOut")}
          onPress={() => intent.run(() => command("/api/sign-out", {}))}
        >
          {t.act.signOut}
        </Button>
        {hindranceNow("move") === null && (
          <Button kind="quiet" size="big" onPress={onMove}>
            {t.chooser.move}
          </Button>
        )}
      </div>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      {asking && mayBeNotReady && (
        <ReasonDialog reasons={reasons} onChoose={notReady} onClose={() => setAsking(false)} />
      )}
    </section>
  );
}
