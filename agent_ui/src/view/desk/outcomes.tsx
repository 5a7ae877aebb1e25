import { useId } from "preact/hooks";
import type { Choice } from "../../api/shapes";
import { nameOf, words } from "../../state/language";
import { KeyCap } from "../../ui/button";
import { useShortcuts } from "../../ui/shortcuts";

interface Props {
  outcomes: readonly Choice[];
  chosen: string | null;
  missing: boolean;
  onChoose: (code: string) => void;
}

export function Outcomes({ outcomes, chosen, missing, onChoose }: Props) {
  const t = words.value.form;
  const problem = useId();
  useShortcuts(
    Object.fromEntries(
      outcomes.slice(0, 9).map(({ code }, index) => [String(index + 1), () => onChoose(code)]),
    ),
  );
  return (
    <fieldset class="outcomes" aria-describedby={missing ? problem : undefined}>
      <legend>{t.outcome}</legend>
      <div class="options">
        {outcomes.map(({ code }, index) => (
          <label key={code} class="option">
            <input
              type="radio"
              name="outcome"
              value={code}
              checked={chosen === code}
              onChange={() => onChoose(code)}
            />
            <span>{nameOf(code, outcomes)}</span>
            {index < 9 && <KeyCap keys={String(index + 1)} />}
          </label>
        ))}
      </div>
      {missing && (
        <p id={problem} role="alert" class="problem">
          {t.outcomeMissing}
        </p>
      )}
    </fieldset>
  );
}
