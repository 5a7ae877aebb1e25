/** Shows a number in full, for a reason that goes on record. */
import { words } from "../state/language";
import { AskReason } from "./ask-reason";

interface Props {
  ask: (reason: string) => Promise<{ number: string }>;
  onShown: (number: string) => void;
  onClose: () => void;
}

export function RevealDialog({ ask, onShown, onClose }: Props) {
  const t = words.value.pop;
  return (
    <AskReason
      heading={t.reveal}
      label={t.revealReason}
      act={t.revealSubmit}
      onReason={async (reason) => onShown((await ask(reason)).number)}
      onClose={onClose}
    >
      <p>{t.revealWhy}</p>
    </AskReason>
  );
}
