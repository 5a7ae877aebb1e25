/** Shows a number in full, for a reason that goes on record. */
import { useRef } from "preact/hooks";
import { words } from "../state/language";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Notice } from "./notice";
import { useIntent } from "./use-intent";

interface Props {
  ask: (reason: string) => Promise<{ number: string }>;
  onShown: (number: string) => void;
  onClose: () => void;
}

export function RevealDialog({ ask, onShown, onClose }: Props) {
  const t = words.value;
  const reason = useRef<HTMLInputElement>(null);
  const intent = useIntent();
  const submit = (event: Event) => {
    event.preventDefault();
    const why = reason.current?.value.trim();
    if (!why || intent.busy) return;
    void intent.run(async () => onShown((await ask(why)).number));
  };
  return (
    <Dialog heading={t.pop.reveal} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        <p>{t.pop.revealWhy}</p>
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        <label>
          <span>{t.pop.revealReason}</span>
          <input ref={reason} maxLength={200} required autocomplete="off" />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button type="submit" kind="primary" busy={intent.busy}>
            {t.pop.revealSubmit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
