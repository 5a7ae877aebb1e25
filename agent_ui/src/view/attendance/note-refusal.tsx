/** Putting on record that an order was refused in this shift (A2.3.1): when, and which order. */
import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { ShiftSheet } from "../../api/shapes";
import { now } from "../../state/clock";
import { exactTime, instantOf, isoDay } from "../../state/format";
import { words } from "../../state/language";
import { AskReason } from "../../ui/ask-reason";
import { Button } from "../../ui/button";

export function NoteRefusal({ sheet, onNoted }: { sheet: ShiftSheet; onNoted: () => void }) {
  const t = words.value.refusal;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t.open}</Button>
      {open && (
        <Form
          sheet={sheet}
          onClose={() => setOpen(false)}
          onNoted={() => {
            setOpen(false);
            onNoted();
          }}
        />
      )}
    </>
  );
}

interface Props {
  sheet: ShiftSheet;
  onClose: () => void;
  onNoted: () => void;
}

function Form({ sheet, onClose, onNoted }: Props) {
  const t = words.value.refusal;
  const { shift, seat, person, name, from_at, to_at } = sheet.duty;
  const asked = now.peek();
  const [time, setTime] = useState(from_at <= asked && asked < to_at ? exactTime(asked) : "");
  const send = async (order: string) => {
    const at = instantOf(isoDay(from_at), time);
    await post("/api/attendance/refusals", { body: { day: sheet.day, shift, seat, person, at, order } });
    onNoted();
  };
  return (
    <AskReason heading={t.heading(name)} act={t.submit} label={t.order} onClose={onClose} onReason={send}>
      <p class="hint">{t.hint}</p>
      <label>
        <span>{t.at(exactTime(from_at), exactTime(to_at))}</span>
        <input
          type="time"
          step={1}
          required
          value={time}
          onInput={({ currentTarget }) => setTime(currentTarget.value)}
        />
      </label>
    </AskReason>
  );
}
