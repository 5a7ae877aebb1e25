/** Two versions of the form, field by field; each field is taken from one of them, and nothing by itself. */
import { useState } from "preact/hooks";
import type { Field, Form } from "../../state/consultation/form";
import { choicesBetween, isChosen, merged, type Side } from "../../state/consultation/merge";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { shown } from "./shown";

interface Props {
  /** What both were made from. */
  base: Form;
  mine: Form;
  theirs: Form;
  /** Whose they are, unless they are those of two pages. */
  sides?: Record<Side, string>;
  onChosen: (form: Form) => void;
  onClose: () => void;
}

const SIDES = ["mine", "theirs"] as const;

export function MergeDialog(props: Props) {
  const { base, mine, theirs, onChosen, onClose } = props;
  const t = words.value.consultation;
  const sides = props.sides ?? t.sides;
  const [choices, setChoices] = useState(() => choicesBetween(base, mine, theirs));
  const choose = (field: Field, side: Side) => setChoices((before) => new Map(before).set(field, side));
  const all = (side: Side) =>
    setChoices((before) => new Map([...before.keys()].map((field) => [field, side])));
  const ready = isChosen(choices);
  const submit = (event: Event) => {
    event.preventDefault();
    if (ready) onChosen(merged(mine, theirs, choices));
  };
  return (
    <Dialog heading={t.compare} onClose={onClose}>
      <form class="stack merge" onSubmit={submit}>
        <p>{t.compareHint}</p>
        {[...choices].map(([field, chosen]) => (
          <fieldset key={field}>
            <legend>{t.fields[field]}</legend>
            {SIDES.map((side) => (
              <label key={side} class="option">
                <input
                  type="radio"
                  name={`merge-${field}`}
                  checked={chosen === side}
                  onChange={() => choose(field, side)}
                />
                <span>
                  <b>{sides[side]}</b>
                  <span class="merge-text">{shown(field, side === "mine" ? mine : theirs)}</span>
                </span>
              </label>
            ))}
          </fieldset>
        ))}
        <div class="row end">
          <Button onPress={() => all("theirs")}>{t.allOf(sides.theirs)}</Button>
          <Button onPress={() => all("mine")}>{t.allOf(sides.mine)}</Button>
          <Button type="submit" kind="primary" hindrance={ready ? null : t.chooseEach}>
            {t.take}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
