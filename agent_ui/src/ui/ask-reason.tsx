/** Asks for a reason, in the person's own words. */
import { useState } from "preact/hooks";
import { words } from "../state/language";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface Props {
  heading: string;
  label: string;
  onClose: () => void;
  onReason: (reason: string) => void;
}

export function AskReason({ heading, label, onClose, onReason }: Props) {
  const [reason, setReason] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    if (reason.trim()) onReason(reason.trim());
  };
  return (
    <Dialog heading={heading} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        <label>
          <span>{label}</span>
          <input
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
            required
            autocomplete="off"
          />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{words.value.cancel}</Button>
          <Button type="submit" kind="primary">
            {heading}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
