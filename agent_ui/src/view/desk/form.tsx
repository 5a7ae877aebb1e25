/** The form of a call: filled in while talking, saved after it. */
import { useSignal } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { command } from "../../api/client";
import type { Options, SeatView } from "../../api/shapes";
import { hindranceNow } from "../../state/desk";
import { type Draft, keepDraft, readDraft } from "../../state/drafts";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { ReasonDialog } from "../../ui/reason-dialog";
import { useShortcuts } from "../../ui/shortcuts";
import { useIntent } from "../../ui/use-intent";
import { Outcomes } from "./outcomes";

interface Props {
  seat: SeatView;
  callId: string;
  options: Options;
}

export function Form({ seat, callId, options }: Props) {
  const t = words.value;
  const draft = useSignal(readDraft(callId)); // a signal: two keys between two renders both count
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const intent = useIntent();

  const change = (part: Partial<Draft>) => {
    draft.value = { ...draft.value, ...part };
    keepDraft(callId, draft.value);
    if (draft.value.outcome) setMissing(false);
  };
  const focusOutcomes = () => {
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find(":checked") ?? find("[type=radio]"))?.focus();
  };

  const complete = (): boolean => {
    const { outcome } = draft.value;
    setMissing(outcome === null);
    if (outcome === null) focusOutcomes();
    return outcome !== null;
  };
  const save = (thenNotReady: string | null) => {
    setAsking(false);
    if (!complete()) return;
    const { outcome, note } = draft.value;
    const body = { outcome: outcome ?? "", note: note.trim(), then_not_ready: thenNotReady };
    void intent.run(() => command("/api/calls/{id}/wrap-up", { path: { id: callId }, body }));
  };
  const askReason = () => complete() && setAsking(true);

  const hindrance = hindranceNow("save");
  const why = hindrance && t.act.hindrances[hindrance];
  useShortcuts({
    form: focusOutcomes,
    save: hindrance === null ? () => save(null) : null,
    saveNotReady: hindrance === null ? askReason : null,
  });

  return (
    <form
      ref={form}
      class={`card form ${seat.state}`}
      aria-labelledby="form-heading"
      onSubmit={(event) => event.preventDefault()}
    >
      <h2 id="form-heading">{t.form.heading}</h2>
      <Outcomes
        outcomes={options.outcomes}
        chosen={draft.value.outcome}
        missing={missing}
        onChoose={(outcome) => change({ outcome })}
      />
      <label class="note">
        <span>{t.form.note}</span>
        <textarea
          rows={4}
          maxLength={4000}
          value={draft.value.note}
          placeholder={t.form.noteHint}
          onInput={(event) => change({ note: event.currentTarget.value })}
        />
      </label>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      <div class="row">
        <Button
          kind="primary"
          size="big"
          keys={KEYS.save}
          busy={intent.busy}
          hindrance={why}
          onPress={() => save(null)}
        >
          {seat.pending === null ? t.form.saveReady : t.form.save}
        </Button>
        <Button
          size="big"
          keys={KEYS.saveNotReady}
          busy={intent.busy}
          hindrance={why}
          onPress={askReason}
          expands
        >
          {t.form.saveNotReady}
        </Button>
      </div>
      <p class="hint">{why ?? t.form.draftKept}</p>
      {asking && hindrance === null && (
        <ReasonDialog reasons={options.reasons} onChoose={save} onClose={() => setAsking(false)} />
      )}
    </form>
  );
}
