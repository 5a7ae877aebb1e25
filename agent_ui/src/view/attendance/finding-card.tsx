import type { Decision, FindingRow, ShiftSheet } from "../../api/shapes";
import { sentenceOfEvidence } from "../../state/evidence";
import { duration, exactTime } from "../../state/format";
import { words } from "../../state/language";
import { RulingForm } from "./ruling-form";

interface Props {
  found: FindingRow;
  sheet: ShiftSheet;
  may: readonly Decision[];
  onRuled: () => void;
}

/** A finding with the words of its clause, and what proves it. */
export function FindingCard({ found, sheet, may, onRuled }: Props) {
  const t = words.value.attendance;
  const s = words.value.shiftSheet;
  return (
    <article class={found.excuse ? "finding-card excused" : "finding-card"}>
      <h3>
        {t.kinds[found.kind]} {found.seconds > 0 && duration(found.seconds)}{" "}
        <span class="hint">
          {[found.excuse && (t.excuses[found.excuse] ?? found.excuse), found.proposed && t.proposed]
            .filter(Boolean)
            .join(" ")}
        </span>
      </h3>
      <p>
        {exactTime(found.from_at)}
        {found.to_at > found.from_at && `–${exactTime(found.to_at)}`}
      </p>
      <p>
        <b>{found.clause}</b> {s.clauses[found.clause] ?? ""}
      </p>
      {found.kind !== "ON_TIME" && <p class="hint">{s.ruleOf(found.kind, found.clause, sheet.settings)}</p>}
      <p>
        {t.columns.evidence}: {found.evidence.length === 0 && s.nothing}
      </p>
      <ul>
        {found.evidence.map((id) => (
          <li key={id}>{sentenceOfEvidence(id, sheet)}</li>
        ))}
      </ul>
      {may.length > 0 && <RulingForm found={found} sheet={sheet} may={may} onRuled={onRuled} />}
    </article>
  );
}
