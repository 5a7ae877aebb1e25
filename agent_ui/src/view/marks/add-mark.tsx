import { useRef, useState } from "preact/hooks";
import { post } from "../../api/client";
import type { MarkedNumber } from "../../api/shapes";
import { words } from "../../state/language";
import { MarkDays } from "../../ui/mark-days";
import { MarkForm } from "./mark-form";

const KINDS = ["vip", "harassment"] as const;

export function AddMark({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = words.value.markPage;
  const [kind, setKind] = useState<MarkedNumber["kind"]>("vip");
  const [days, setDays] = useState<number | null>(null);
  const number = useRef<HTMLInputElement>(null);
  const add = (reason: string) =>
    post("/api/marks", { body: { number: number.current?.value.trim() ?? "", kind, reason, days } });
  return (
    <MarkForm heading={t.add} submit={add} onDone={onDone} onClose={onClose}>
      <label>
        <span>{t.number}</span>
        <input ref={number} type="tel" maxLength={40} required autocomplete="off" />
      </label>
      <fieldset class="row">
        <legend>{words.value.marks.what}</legend>
        {KINDS.map((one) => (
          <label class="option" key={one}>
            <input type="radio" name="kind" checked={one === kind} onChange={() => setKind(one)} />
            <span>{words.value.marks.kinds[one]}</span>
          </label>
        ))}
      </fieldset>
      <p class="hint">{t.meaning[kind]}</p>
      <MarkDays days={days} forGood onDays={setDays} />
    </MarkForm>
  );
}
