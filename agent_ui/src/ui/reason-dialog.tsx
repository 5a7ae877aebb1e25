/** Asks for the reason of not-ready; digits choose. */
import type { Choice } from "../api/shapes";
import { nameOf, words } from "../state/language";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { useShortcuts } from "./shortcuts";

interface Props {
  reasons: readonly Choice[];
  onChoose: (code: string) => void;
  onClose: () => void;
}

export function ReasonDialog({ reasons, onChoose, onClose }: Props) {
  useShortcuts(
    Object.fromEntries(
      reasons.slice(0, 9).map(({ code }, index) => [String(index + 1), () => onChoose(code)]),
    ),
    true,
  );
  return (
    <Dialog heading={words.value.act.reasonHeading} onClose={onClose}>
      <ul class="choices">
        {reasons.map(({ code }, index) => (
          <li key={code}>
            <Button size="big" onPress={() => onChoose(code)} {...(index < 9 && { keys: String(index + 1) })}>
              {nameOf(code, reasons)}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
