/** One of some, chosen from a list. `none`: so it is called that none is chosen, which may be. */
import { words } from "../state/language";

interface Props {
  label: string;
  /** Code and name. */
  options: readonly (readonly string[])[];
  none?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

export function Choose({ label, options, none, value, onChange }: Props) {
  return (
    <label>
      <span>{label}</span>
      <select
        required={none === undefined}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{none ?? words.value.requests.choose}</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
