/** Asks why. */
import { useState } from "preact/hooks";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";

interface Props {
  heading: string;
  onClose: () => void;
  onReason: (reason: string) => void;
}

export function ReasonDialog({ heading, onClose, onReason }: Props) {
  const t = words.value;
  const [reason, setReason] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    if (reason.trim()) onReason(reason.trim());
  };
  return (
    <Dialog heading={heading} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        <label>
          <span>{t.requests.reason}</span>
          <input
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
            required
            autocomplete="off"
          />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button type="submit" kind="primary">
            {heading}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
