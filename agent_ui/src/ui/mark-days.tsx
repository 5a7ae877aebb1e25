/** For how long a mark holds; null: until it is lifted. */
import { words } from "../state/language";

const DAYS = [7, 30, 90, 365] as const;

interface Props {
  days: number | null;
  /** Whether this person may mark a number without an end. */
  forGood: boolean;
  onDays: (days: number | null) => void;
}

export function MarkDays({ days, forGood, onDays }: Props) {
  const t = words.value.marks;
  return (
    <label>
      <span>{t.days}</span>
      <select value={days ?? ""} onChange={(event) => onDays(Number(event.currentTarget.value) || null)}>
        {DAYS.filter((one) => forGood || one <= 30).map((one) => (
          <option key={one} value={one}>
            {t.forDays(one)}
          </option>
        ))}
        {forGood && <option value="">{t.forGood}</option>}
      </select>
    </label>
  );
}
