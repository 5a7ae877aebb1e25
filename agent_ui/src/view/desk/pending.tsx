/** What the agent asked for during the call, and how to take it back. */
import { command } from "../../api/client";
import type { Choice, SeatView } from "../../api/shapes";
import { words } from "../../state/language";
import { link } from "../../state/live";
import { pendingOf } from "../../state/naming";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

export function Pending({ seat, reasons }: { seat: SeatView; reasons: readonly Choice[] }) {
  const t = words.value;
  const intent = useIntent();
  const pending = pendingOf(seat, reasons);
  if (pending === null) return null;
  return (
    <>
      <Notice tone="info">
        {pending}{" "}
        <Button
          busy={intent.busy}
          hindrance={link.value === "live" ? null : t.act.hindrances.stale}
          onPress={() => intent.run(() => command("/api/ready", {}))}
        >
          {t.pending.cancel}
        </Button>
      </Notice>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
    </>
  );
}
