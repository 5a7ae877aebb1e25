/** Asks for the reason of not-ready; digits choose. */
import type { Choice } from "../api/shapes";
import { nameOf, words } from "../state/language";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { numberKey } from "./keys";
import { useNumbers } from "./shortcuts";

interface Props {
  reasons: readonly Choice[];
  onChoose: (code: string) => void;
  onClose: () => void;
}

export function ReasonDialog({ reasons, onChoose, onClose }: Props) {
  useNumbers(
    reasons.map(
      ({ code }) =>
        () =>
          onChoose(code),
    ),
    { inDialog: true },
  );
  return (
    <Dialog heading={words.value.act.reasonHeading} onClose={onClose}>
      <ul class="choices">
        {reasons.map(({ code }, index) => (
          <li key={code}>
            <Button size="big" onPress={() => onChoose(code)} keys={numberKey(index)}>
              {nameOf(code, reasons)}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
