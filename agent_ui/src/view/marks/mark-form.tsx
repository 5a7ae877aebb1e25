/** What every dialog about a mark asks: something, and the reason for it. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

interface Props {
  heading: string;
  submit: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  /** Above the reason. */
  children: ComponentChildren;
  /** Below the buttons. */
  after?: ComponentChildren;
}

export function MarkForm({ heading, submit, onDone, onClose, children, after }: Props) {
  const t = words.value;
  const reason = useRef<HTMLInputElement>(null);
  const intent = useIntent();
  const send = (event: Event) => {
    event.preventDefault();
    const why = reason.current?.value.trim();
    if (!why || intent.busy) return;
    void intent.run(() => submit(why)).then((done) => done && onDone());
  };
  return (
    <Dialog heading={heading} onClose={onClose}>
      <form onSubmit={send} class="stack">
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        {children}
        <label>
          <span>{t.marks.reason}</span>
          <input ref={reason} maxLength={200} required autocomplete="off" />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button type="submit" kind="primary" busy={intent.busy}>
            {t.marks.submit}
          </Button>
        </div>
      </form>
      {after}
    </Dialog>
  );
}
