/** How the call is done with, always in sight; and what still keeps it from being done. */
import type { SeatView } from "../../api/shapes";
import { FIELDS } from "../../state/consultation/form";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import type { Problems } from "./use-problems";

interface Props {
  seat: SeatView;
  busy: boolean;
  hindrance: string | null;
  failure: string | null;
  problems: Problems;
  onSave: () => void;
  onSaveNotReady: () => void;
}

export function SaveBar({ seat, busy, hindrance, failure, problems, onSave, onSaveNotReady }: Props) {
  const t = words.value.consultation;
  const lacking = FIELDS.filter((field) => field in problems).map((field) => t.fields[field]);
  const act = { size: "big", busy, hindrance } as const;
  return (
    <div class="consultation-save">
      {failure && <Notice tone="bad">{failure}</Notice>}
      {lacking.length > 0 && (
        <p class="problem" role="alert">
          {t.lacking(lacking.join(t.comma))}
        </p>
      )}
      <div class="row">
        <Button {...act} kind="primary" keys={KEYS.save} onPress={onSave}>
          {seat.pending === null ? t.saveReady : t.save}
        </Button>
        <Button {...act} keys={KEYS.saveNotReady} onPress={onSaveNotReady} expands>
          {t.saveNotReady}
        </Button>
        {hindrance && <span class="hint">{hindrance}</span>}
      </div>
    </div>
  );
}
