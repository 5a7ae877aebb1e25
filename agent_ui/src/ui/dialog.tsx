/** A modal of the browser's own: it traps focus, closes on Escape and gives focus back. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../state/language";
import { Tool } from "./tool";

interface Props {
  heading: string;
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ heading, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>{heading}</h2>
      {children}
      {/* Last, so that the first focus goes to what the dialog is about. */}
      <Tool icon="close" name={words.value.close} onPress={onClose} />
    </dialog>
  );
}
