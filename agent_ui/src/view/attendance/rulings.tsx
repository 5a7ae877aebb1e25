import type { FindingRow, RulingRow } from "../../api/shapes";
import { duration, exactTime, moment } from "../../state/format";
import { words } from "../../state/language";
import { ColumnHeads } from "../../ui/column-heads";

/** What was decided, beside what was judged: both results. */
export function Rulings({ rows }: { rows: readonly RulingRow[] }) {
  const t = words.value.shiftSheet;
  return (
    <table>
      <caption>{t.rulings}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[t.judged, t.decision, t.reason, t.decidedBy, t.judgedNow]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.at}>
            <td>
              {said(row.found)} <span class="hint">{t.ruleVersion(row.rule_version)}</span>
            </td>
            <td>{t.decided[row.decision]}</td>
            <td class="note">{row.reason}</td>
            <td>
              {row.actor} {moment(row.at)}
            </td>
            <td>{row.differs ? <b>{row.now ? said(row.now) : t.gone}</b> : t.same}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function said(found: FindingRow): string {
  const t = words.value.attendance;
  const parts = [t.kinds[found.kind], duration(found.seconds)];
  parts.push(`${exactTime(found.from_at)}–${exactTime(found.to_at)}`);
  if (found.proposed) parts.push(t.proposed);
  if (found.excuse) parts.push(t.excuses[found.excuse] ?? found.excuse);
  return parts.join(" ");
}
