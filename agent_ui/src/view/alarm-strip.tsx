/** Alarms for leads, on every page: colour, words and sound, until somebody acknowledges them. */
import { command } from "../api/client";
import type { AlarmView } from "../api/shapes";
import { alarms, demanding, mute, muted, textOf } from "../state/alarms";
import { words } from "../state/language";
import { link } from "../state/live";
import { askForNotifications, permission } from "../state/notifications";
import { offerUndo } from "../state/undo";
import { Button } from "../ui/button";
import { Elapsed } from "../ui/elapsed";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import { useIntent } from "../ui/use-intent";

export function AlarmStrip({ always }: { always: boolean }) {
  const t = words.value.alarms;
  if (!always && alarms.value.length === 0 && !muted.value) return null;
  return (
    <section class="alarms" aria-label={t.heading}>
      <p class="unseen" role="alert">
        {demanding.value.map(textOf).join(" ")}
      </p>
      <ul>
        {alarms.value.map((alarm) => (
          <Alarm key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      <div class="row">
        {alarms.value.length === 0 && <span class="hint">{t.none}</span>}
        {muted.value && (
          <span class="problem">
            <Icon name="warning" />
            {t.muted}
          </span>
        )}
        <Button kind="quiet" onPress={() => mute(!muted.value)}>
          {muted.value ? t.unmute : t.mute}
        </Button>
        {permission.value === "default" && (
          <Button kind="quiet" onPress={() => void askForNotifications()}>
            {t.askForNotifications}
          </Button>
        )}
      </div>
    </section>
  );
}

function Alarm({ alarm }: { alarm: AlarmView }) {
  const t = words.value;
  const intent = useIntent();
  const known = alarm.acknowledged_by !== "";
  const path = { id: alarm.id };
  const acknowledge = async () => {
    if (await intent.run(() => command("/api/alarms/{id}/acknowledge", { path })))
      offerUndo(
        () => words.value.undo.deeds.acknowledged(textOf(alarm)),
        () => command("/api/alarms/{id}/raise-again", { path }),
      );
  };
  return (
    <li class={`notice ${known ? "warn" : "bad"}`}>
      <Icon name="warning" />
      <p>
        {textOf(alarm)} <Elapsed since={alarm.since} />
      </p>
      {known ? (
        <span>{t.alarms.acknowledgedBy(alarm.acknowledged_by)}</span>
      ) : (
        <Button
          busy={intent.busy}
          hindrance={link.value === "live" ? null : t.act.hindrances.stale}
          onPress={() => void acknowledge()}
        >
          {t.alarms.acknowledge}
        </Button>
      )}
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
    </li>
  );
}
