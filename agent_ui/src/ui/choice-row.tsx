/** One of a few, chosen by its number: from anywhere (`reach` "page"), or where the row has the focus. */
import { useId } from "preact/hooks";
import type { Choice } from "../api/shapes";
import { language } from "../state/language";
import { KeyCap } from "./button";
import { Asked } from "./field";
import { numberKey } from "./keys";
import { useNumbers } from "./shortcuts";

interface Props {
  name: string;
  legend: string;
  choices: readonly Choice[];
  chosen: string;
  required: boolean;
  problem: string | undefined;
  reach?: "page" | "row";
  onChoose: (code: string) => void;
  /** Where it goes on after a number. */
  onNext?: () => void;
}

export function ChoiceRow(props: Props) {
  const { name, legend, choices, chosen, required, problem, reach = "row", onChoose, onNext } = props;
  const id = useId();
  const byNumber = choices.map(({ code }) => () => {
    onChoose(code);
    onNext?.();
  });
  useNumbers(reach === "page" ? byNumber : []);
  const onKeyDown = (event: KeyboardEvent) => {
    const choose = byNumber[choices.findIndex((_, index) => numberKey(index) === event.key)];
    if (!choose || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation(); // the page's numbers are another row's
    choose();
  };
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-legend`}
      class={`choice-row ${reach}`}
      aria-required={required}
      aria-invalid={problem !== undefined}
      aria-describedby={problem ? id : undefined}
      onKeyDown={onKeyDown}
    >
      <span id={`${id}-legend`} class="legend">
        {legend}
        {required && <Asked />}
      </span>
      {choices.map((choice, index) => (
        <label key={choice.code} class="option">
          <input
            type="radio"
            name={name}
            value={choice.code}
            checked={chosen === choice.code}
            onChange={() => onChoose(choice.code)}
          />
          <span>{choice[language.value]}</span>
          {/* What is a number itself needs no other beside it. */}
          {choice[language.value] !== numberKey(index) && <KeyCap keys={numberKey(index)} />}
        </label>
      ))}
      {problem && (
        <p id={id} class="problem">
          {problem}
        </p>
      )}
    </div>
  );
}
