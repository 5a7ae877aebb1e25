import { useId } from "preact/hooks";
import { words } from "../../state/language";
import type { FieldName } from "../../state/queue-fields";

interface Props {
  name: FieldName;
  value: string;
  field: { kind: "text" | "count" | "flag" | "strategy"; rows?: number };
  fixed: boolean;
  changed: boolean;
  problem: string | undefined;
  onInput: (value: string) => void;
  onLeave: () => void;
}

export function QueueField({ name, value, field, fixed, changed, problem, onInput, onLeave }: Props) {
  const t = words.value.queues;
  const { label, hint } = t.fields[name];
  const id = useId();
  const box = {
    id,
    value,
    readOnly: fixed,
    "aria-invalid": problem !== undefined,
    "aria-describedby": `${id}-hint ${id}-problem`,
    autocomplete: "off",
    spellcheck: false,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
    onBlur: onLeave,
  } as const;
  return (
    <div class={`field ${changed ? "changed" : ""} ${field.rows ? "wide" : ""}`}>
      <label for={id}>{label}</label>
      {changed && <span class="hint"> · {t.changed}</span>}
      {field.kind === "flag" ? (
        <input
          id={id}
          type="checkbox"
          checked={value === "true"}
          onChange={(event) => onInput(String(event.currentTarget.checked))}
        />
      ) : field.kind === "strategy" ? (
        <select id={id} value={value} onChange={(event) => onInput(event.currentTarget.value)}>
          {Object.entries(t.strategies).map(([code, text]) => (
            <option key={code} value={code}>
              {text}
            </option>
          ))}
        </select>
      ) : field.rows ? (
        <textarea {...box} rows={field.rows} />
      ) : (
        <input {...box} inputMode={field.kind === "count" ? "numeric" : "text"} />
      )}
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
      <p id={`${id}-problem`} class="problem" role={problem ? "alert" : undefined}>
        {problem}
      </p>
    </div>
  );
}
