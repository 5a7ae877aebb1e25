import { useId } from "preact/hooks";
import type { Choice } from "../../api/shapes";
import { nameOf, words } from "../../state/language";
import { KeyCap } from "../../ui/button";
import { numberKey } from "../../ui/keys";
import { useNumbers } from "../../ui/shortcuts";

interface Props {
  outcomes: readonly Choice[];
  chosen: string | null;
  missing: boolean;
  onChoose: (code: string) => void;
}

export function Outcomes({ outcomes, chosen, missing, onChoose }: Props) {
  const t = words.value.form;
  const problem = useId();
  useNumbers(
    outcomes.map(
      ({ code }) =>
        () =>
          onChoose(code),
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
            <KeyCap keys={numberKey(index)} />
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
