/** A checklist; in its form each ticked code is a value of "checked". */
import type { Choice } from "../api/shapes";
import { nameOf } from "../state/language";

export function Ticks({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ code }) => (
    <label key={code} class="tick">
      <input type="checkbox" name="checked" value={code} />
      {nameOf(code, choices)}
    </label>
  ));
}
