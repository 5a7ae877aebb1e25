import { useRef, useState } from "preact/hooks";
import { post } from "../../api/client";
import type { MarkedNumber } from "../../api/shapes";
import { words } from "../../state/language";
import { AskReason } from "../../ui/ask-reason";
import { MarkDays } from "../../ui/mark-days";

const KINDS = ["vip", "harassment"] as const;

export function AddMark({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = words.value.markPage;
  const { marks } = words.value;
  const [kind, setKind] = useState<MarkedNumber["kind"]>("vip");
  const [days, setDays] = useState<number | null>(null);
  const number = useRef<HTMLInputElement>(null);
  const add = async (reason: string) => {
    await post("/api/marks", { body: { number: number.current?.value.trim() ?? "", kind, reason, days } });
    onDone();
  };
  return (
    <AskReason heading={t.add} label={marks.reason} act={marks.submit} onReason={add} onClose={onClose}>
      <label>
        <span>{t.number}</span>
        <input ref={number} type="tel" maxLength={40} required autocomplete="off" />
      </label>
      <fieldset class="row">
        <legend>{marks.what}</legend>
        {KINDS.map((one) => (
          <label class="option" key={one}>
            <input type="radio" name="kind" checked={one === kind} onChange={() => setKind(one)} />
            <span>{marks.kinds[one]}</span>
          </label>
        ))}
      </fieldset>
      <p class="hint">{t.meaning[kind]}</p>
      <MarkDays days={days} forGood onDays={setDays} />
    </AskReason>
  );
}
