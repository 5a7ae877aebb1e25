/** A modal of the browser's own: it traps focus, closes on Escape and gives focus back. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { words } from "../state/language";
import { Icon } from "./icon";

interface Props {
  heading: string;
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ heading, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={title} onClose={onClose}>
      <header>
        <h2 id={title}>{heading}</h2>
        <button type="button" class="button quiet icon-only" aria-label={words.value.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
