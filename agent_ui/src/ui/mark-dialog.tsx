/** Marks the number of a call, or lifts a mark, for a reason; offers what this person may do. */
import { useRef, useState } from "preact/hooks";
import { post } from "../api/client";
import type { CallerMark, KnownCaller } from "../api/shapes";
import { words } from "../state/language";
import { offerUndo } from "../state/undo";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { MarkDays } from "./mark-days";
import { Notice } from "./notice";
import { useIntent } from "./use-intent";

interface Props {
  callId: string;
  marks: readonly CallerMark[];
  forGood: boolean;
  onDone: (known: KnownCaller) => void;
  onClose: () => void;
}

export function MarkDialog({ callId, marks, forGood, onDone, onClose }: Props) {
  const t = words.value;
  const offered = marks.filter((mark) => mark.may_change);
  const [kind, setKind] = useState(offered[0]?.kind ?? "harassment");
  const [days, setDays] = useState<number | null>(30);
  const reason = useRef<HTMLInputElement>(null);
  const intent = useIntent();
  const mark = offered.find((one) => one.kind === kind);
  const submit = (event: Event) => {
    event.preventDefault();
    const why = reason.current?.value.trim();
    if (!why || !mark || intent.busy) return;
    const said = { reason: why, version: mark.version };
    void intent.run(async () => {
      const path = { id: callId };
      const lift = (body: typeof said) =>
        post("/api/callers/{id}/marks/{kind}/lift", { path: { ...path, kind }, body });
      if (mark.in_force) return onDone(await lift(said));
      const known = await post("/api/callers/{id}/marks", { path, body: { ...said, kind, days } });
      onDone(known);
      const version = known.marks.find((one) => one.kind === kind)?.version ?? mark.version + 1;
      offerUndo(
        () => words.value.undo.deeds.marked(words.value.marks.kinds[kind]),
        async () => onDone(await lift({ reason: words.value.undo.undo, version })),
      );
    });
  };
  return (
    <Dialog heading={t.marks.act} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        <fieldset class="row">
          <legend>{t.marks.what}</legend>
          {offered.map((one) => (
            <label class="option" key={one.kind}>
              <input
                type="radio"
                name="mark"
                checked={one.kind === kind}
                onChange={() => setKind(one.kind)}
              />
              <span>{one.in_force ? t.marks.lift(t.marks.kinds[one.kind]) : t.marks.kinds[one.kind]}</span>
            </label>
          ))}
        </fieldset>
        {mark?.in_force && <p class="hint">{t.marks.because(mark.reason, mark.by)}</p>}
        {mark?.in_force === false && <MarkDays days={days} forGood={forGood} onDays={setDays} />}
        <label>
          <span>{t.marks.reason}</span>
          <input ref={reason} maxLength={200} required autocomplete="off" />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button type="submit" kind="primary" busy={intent.busy}>
            {t.marks.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
