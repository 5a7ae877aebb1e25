/** Asks for a reason, in the person's own words, and for whatever else it is given. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { words } from "../state/language";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Notice } from "./notice";
import { useIntent } from "./use-intent";

interface Props {
  heading: string;
  label: string;
  /** What the button says, if not the heading. */
  act?: string;
  onClose: () => void;
  onReason: (reason: string) => unknown;
  /** Above the reason. */
  children?: ComponentChildren;
  /** Below the buttons. */
  after?: ComponentChildren;
}

export function AskReason({ heading, label, act = heading, onClose, onReason, children, after }: Props) {
  const reason = useRef<HTMLInputElement>(null);
  const intent = useIntent();
  const submit = (event: Event) => {
    event.preventDefault();
    const why = reason.current?.value.trim();
    if (why) void intent.run(async () => onReason(why));
  };
  return (
    <Dialog heading={heading} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        {children}
        <label>
          <span>{label}</span>
          <input ref={reason} maxLength={200} required autocomplete="off" />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{words.value.cancel}</Button>
          <Button type="submit" kind="primary" busy={intent.busy}>
            {act}
          </Button>
        </div>
      </form>
      {after}
    </Dialog>
  );
}
