/** Deciding of a finding: with a reason, for both results are kept. */
import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { Decision, FindingRow, ShiftSheet } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

interface Props {
  found: FindingRow;
  sheet: ShiftSheet;
  may: readonly Decision[];
  onRuled: () => void;
}

export function RulingForm({ found, sheet, may, onRuled }: Props) {
  const t = words.value.shiftSheet;
  const [reason, setReason] = useState("");
  const { busy, failure, run } = useIntent();
  const { shift, seat, person } = sheet.duty;
  const { kind, seconds, from_at, to_at, clause, proposed, excuse } = found;
  const seen = { kind, seconds, from_at, to_at, clause, proposed, excuse };
  const decide = async (decision: Decision) => {
    const body = { day: sheet.day, shift, seat, person, ...seen, decision, reason: reason.trim() };
    if (await run(() => post("/api/attendance/rulings", { body }))) onRuled();
  };
  return (
    <form class="stack unprinted" onSubmit={(event) => event.preventDefault()}>
      {failure && <Notice tone="bad">{failure}</Notice>}
      <div class="row">
        <label class="row">
          {t.reason}
          <input
            required
            maxLength={200}
            value={reason}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </label>
        {may.map((decision) => (
          <Button
            key={decision}
            busy={busy}
            hindrance={reason.trim() === "" ? t.reasonNeeded : null}
            onPress={() => void decide(decision)}
          >
            {t.decide[decision]}
          </Button>
        ))}
      </div>
    </form>
  );
}
