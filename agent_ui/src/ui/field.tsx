/** A labelled box, and what is wrong with what is in it. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Box {
  id: string;
  "aria-invalid": boolean;
  "aria-required": boolean;
  "aria-describedby": string;
}

interface Props {
  label: ComponentChildren;
  hint?: string;
  problem: string | undefined;
  required?: boolean;
  children: (box: Box) => ComponentChildren;
}

export function Field({ label, hint, problem, required = false, children }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        <span>
          {label}
          {required && <Asked />}
        </span>
      </label>
      {children({
        id,
        "aria-invalid": problem !== undefined,
        "aria-required": required,
        "aria-describedby": hint === undefined ? `${id}-problem` : `${id}-hint ${id}-problem`,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <p id={`${id}-problem`} class="problem">
        {problem}
      </p>
    </div>
  );
}

/** The mark of what must be filled in; `aria-required` tells it to who cannot see it. */
export function Asked() {
  return (
    <span class="demanded" aria-hidden="true">
      {" *"}
    </span>
  );
}
