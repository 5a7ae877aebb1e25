/** The fields of the forms. */
import type { Choice, RequestChoices } from "../../api/shapes";
import { clockTime, dayAndTime } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { Choose } from "../../ui/choose";

interface Field {
  value: string;
  onChange: (value: string) => void;
}

interface ShiftProps extends Field {
  slots: RequestChoices["slots"];
  label?: string;
  /** What stands for choosing none; without it one must be chosen. */
  none?: string;
}

export function ShiftField({ slots, label, none, value, onChange }: ShiftProps) {
  const t = words.value.requests;
  if (slots.length === 0) return <p>{t.noShift}</p>;
  const options = slots.map(({ place, from_at, to_at }, index) => [
    String(index),
    t.choice(`${dayAndTime(from_at)}–${clockTime(to_at)}`, shiftOf(place.shift), place.seat),
  ]);
  return <Choose label={label ?? t.shift} none={none} options={options} value={value} onChange={onChange} />;
}

export function PersonField(props: Field & { label: string; colleagues: RequestChoices["colleagues"] }) {
  const options = props.colleagues.map(({ login, name, unit }) => [login, `${name} ${unit}`.trim()]);
  return <Choose label={props.label} options={options} value={props.value} onChange={props.onChange} />;
}

export function TypeField({ types, value, onChange }: Field & { types: readonly Choice[] }) {
  const options = types.map(({ code }) => [code, nameOf(code, types)]);
  return <Choose label={words.value.requests.type} options={options} value={value} onChange={onChange} />;
}

export interface Period {
  day: string;
  lastDay: string;
  from: string;
  to: string;
}

interface TimeProps {
  /** Whether it may last for days. */
  days: boolean;
  value: Period;
  onChange: (value: Period) => void;
}

export function TimeFields({ days, value, onChange }: TimeProps) {
  const t = words.value.requests;
  const change = (name: keyof Period, text: string) =>
    onChange({ ...value, [name]: text, ...(name === "day" && { lastDay: text }) });
  const input = (name: keyof Period, type: "date" | "time", label: string) => (
    <label>
      <span>{label}</span>
      <input
        type={type}
        required
        value={value[name]}
        onInput={({ currentTarget }) => change(name, currentTarget.value)}
      />
    </label>
  );
  return (
    <div class="row">
      {input("day", "date", t.day)}
      {input("from", "time", t.from)}
      {days && input("lastDay", "date", t.lastDay)}
      {input("to", "time", t.to)}
    </div>
  );
}
