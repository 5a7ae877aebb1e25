/** Keys to be played to the caller. */
import { useState } from "preact/hooks";
import { command } from "../../api/client";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

const KEYS = /^[0-9*#A-D]{1,32}$/;

export function KeypadDialog({ callId, onClose }: { callId: string; onClose: () => void }) {
  const t = words.value.control;
  const intent = useIntent();
  const [digits, setDigits] = useState("");
  const send = async (event: Event) => {
    event.preventDefault();
    const sent = await intent.run(() =>
      command("/api/calls/{id}/digits", { path: { id: callId }, body: { digits } }),
    );
    if (sent) onClose();
  };
  return (
    <Dialog heading={t.acts.digits} onClose={onClose}>
      <form class="passing" onSubmit={send}>
        <label>
          {t.digits}
          <input
            inputMode="tel"
            maxLength={32}
            value={digits}
            onInput={(event) => setDigits(event.currentTarget.value.toUpperCase())}
          />
        </label>
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        <div class="row end">
          <Button
            type="submit"
            kind="primary"
            busy={intent.busy}
            hindrance={KEYS.test(digits) ? null : t.digitsHint}
          >
            {t.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
