/** Marks the number of a call, or lifts a mark, for a reason; offers what this person may do. */
import { useState } from "preact/hooks";
import { post } from "../api/client";
import type { CallerMark, KnownCaller } from "../api/shapes";
import { words } from "../state/language";
import { offerUndo } from "../state/undo";
import { AskReason } from "./ask-reason";
import { MarkDays } from "./mark-days";

interface Props {
  callId: string;
  marks: readonly CallerMark[];
  forGood: boolean;
  onDone: (known: KnownCaller) => void;
  onClose: () => void;
}

export function MarkDialog({ callId, marks, forGood, onDone, onClose }: Props) {
  const t = words.value.marks;
  const offered = marks.filter((mark) => mark.may_change);
  const [kind, setKind] = useState(offered[0]?.kind ?? "harassment");
  const [days, setDays] = useState<number | null>(30);
  const mark = offered.find((one) => one.kind === kind);
  const say = async (reason: string) => {
    if (!mark) return;
    const path = { id: callId };
    const said = { reason, version: mark.version };
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
  };
  return (
    <AskReason heading={t.act} label={t.reason} act={t.submit} onReason={say} onClose={onClose}>
      <fieldset class="row">
        <legend>{t.what}</legend>
        {offered.map((one) => (
          <label class="option" key={one.kind}>
            <input type="radio" name="mark" checked={one.kind === kind} onChange={() => setKind(one.kind)} />
            <span>{one.in_force ? t.lift(t.kinds[one.kind]) : t.kinds[one.kind]}</span>
          </label>
        ))}
      </fieldset>
      {mark?.in_force && <p class="hint">{t.because(mark.reason, mark.by)}</p>}
      {mark?.in_force === false && <MarkDays days={days} forGood={forGood} onDays={setDays} />}
    </AskReason>
  );
}
