/** Two versions of one form, both made from `base`: which field is taken from which. */
import { differing, type Field, type Form, part } from "./form";

export type Side = "mine" | "theirs";
/** Null: both changed the field, so a person must choose. */
export type Choices = ReadonlyMap<Field, Side | null>;

/** The fields in which they differ, each from the side that alone changed it. */
export function choicesBetween(base: Form, mine: Form, theirs: Form): Choices {
  const [byMe, byThem] = [differing(base, mine), differing(base, theirs)];
  return new Map(
    differing(mine, theirs).map((field) => {
      if (!byThem.includes(field)) return [field, "mine"];
      return [field, byMe.includes(field) ? null : "theirs"];
    }),
  );
}

export function isChosen(choices: Choices): boolean {
  return [...choices.values()].every((side) => side !== null);
}

export function merged(mine: Form, theirs: Form, choices: Choices): Form {
  const taken = [...choices].filter(([, side]) => side === "theirs").map(([field]) => field);
  return { ...mine, ...part(theirs, taken) };
}
