import type { Choice } from "../../api/shapes";
import { language, words } from "../../state/language";

interface Props {
  categories: readonly Choice[];
  value: string;
  all?: boolean;
  /** What stands there while none is chosen. */
  unset?: string;
  onChange: (code: string) => void;
}

export function CategorySelect({ categories, value, all = false, unset, onChange }: Props) {
  const t = words.value.knowledge;
  const none = all ? t.allCategories : unset;
  return (
    <label>
      <span>{t.category}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {none && <option value="">{none}</option>}
        {categories.map((one) => (
          <option key={one.code} value={one.code}>
            {one[language.value]}
          </option>
        ))}
      </select>
    </label>
  );
}
