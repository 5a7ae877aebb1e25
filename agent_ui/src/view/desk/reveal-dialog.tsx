import { useRef } from "preact/hooks";
import { post } from "../../api/client";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

interface Props {
  callId: string;
  onShown: (number: string) => void;
  onClose: () => void;
}

export function RevealDialog({ callId, onShown, onClose }: Props) {
  const t = words.value;
  const reason = useRef<HTMLInputElement>(null);
  const intent = useIntent();
  const submit = (event: Event) => {
    event.preventDefault();
    const why = reason.current?.value.trim();
    if (!why || intent.busy) return;
    void intent.run(async () => {
      const shown = await post("/api/calls/{id}/reveal", { path: { id: callId }, body: { reason: why } });
      onShown(shown.number);
    });
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
