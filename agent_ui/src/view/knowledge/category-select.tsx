import type { Choice } from "../../api/shapes";
import { language, words } from "../../state/language";

interface Props {
  categories: readonly Choice[];
  value: string;
  all?: boolean;
  onChange: (code: string) => void;
}

export function CategorySelect({ categories, value, all = false, onChange }: Props) {
  const t = words.value.knowledge;
  return (
    <label>
      <span>{t.category}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {all && <option value="">{t.allCategories}</option>}
        {categories.map((one) => (
          <option key={one.code} value={one.code}>
            {one[language.value]}
          </option>
        ))}
      </select>
    </label>
  );
}
