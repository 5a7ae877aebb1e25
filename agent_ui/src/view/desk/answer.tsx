/** Answering on the panel, where the site's phones can be told to answer. What comes of it is the seat's `pickup`. */
import { command } from "../../api/client";
import type { SeatView } from "../../api/shapes";
import { language, words } from "../../state/language";
import { link } from "../../state/live";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { useIntent } from "../../ui/use-intent";

export function Answer({ seat, callId }: { seat: SeatView; callId: string }) {
  const t = words.value.answering;
  const intent = useIntent();
  const told = seat.pickup !== null && seat.pickup.trouble === null;
  const busy = intent.busy || told;
  const hindrance = link.value === "live" ? null : words.value.act.hindrances.stale;
  const answer = () => intent.run(() => command("/api/calls/{id}/answer", { path: { id: callId } }));
  useShortcuts({ answer: busy || hindrance ? null : answer });
  return (
    <>
      <div class="row">
        <Button
          kind="primary"
          size="big"
          keys={KEYS.answer}
          busy={busy}
          hindrance={hindrance}
          onPress={answer}
        >
          {t.act}
        </Button>
        <span role="status" class="hint">
          {told ? t.told : ""}
        </span>
      </div>
      {seat.pickup?.trouble && <Notice tone="bad">{seat.pickup.trouble[language.value]}</Notice>}
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
    </>
  );
}
