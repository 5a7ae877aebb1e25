import type { Findings, ReportRow } from "../../api/shapes";
import { duration, percent } from "../../state/format";
import { words } from "../../state/language";
import { ColumnHeads } from "../../ui/column-heads";

interface Props {
  name: string;
  rows: readonly ReportRow[];
  who: (row: ReportRow) => string;
}

const COUNTS = ["late", "early", "mid_shift", "absent", "excused", "proposed"] as const;

/** One row of sums for each unit, or each person. */
export function SumsTable({ name, rows, who }: Props) {
  const { columns } = words.value.reports;
  const { kinds } = words.value.attendance;
  return (
    <table class="sums">
      <caption>{name}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[columns.who]} />
          <ColumnHeads
            figures
            names={[
              columns.shifts,
              columns.presence,
              kinds.ON_TIME,
              kinds.LATE,
              kinds.EARLY,
              kinds.MID_SHIFT,
              kinds.ABSENT,
              columns.excused,
              columns.proposed,
              columns.overtime,
              columns.adherence,
              columns.conformance,
            ]}
          />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.unit} ${row.person}`}>
            <th scope="row">{who(row)}</th>
            <td class="figure-column">
              {row.shifts}
              {row.unjudged > 0 && <div class="hint">{words.value.reports.unjudged(row.unjudged)}</div>}
            </td>
            <td class="figure-column">{percent(row.presence)}</td>
            <td class="figure-column">{row.on_time}</td>
            {COUNTS.map((kind) => (
              <td key={kind} class="figure-column">
                <Counted found={row[kind]} />
              </td>
            ))}
            <td class="figure-column">{row.overtime_s > 0 && duration(row.overtime_s)}</td>
            <td class="figure-column">{percent(row.adherence)}</td>
            <td class="figure-column">{percent(row.conformance)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counted({ found }: { found: Findings }) {
  if (found.times === 0) return <span class="hint">–</span>;
  return (
    <>
      {found.times} <div class="hint">{duration(found.seconds)}</div>
    </>
  );
}
