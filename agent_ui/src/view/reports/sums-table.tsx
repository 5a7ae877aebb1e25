import type { Findings, ReportRow } from "../../api/shapes";
import { duration, percent } from "../../state/format";
import { words } from "../../state/language";
import { type Column, FigureTable } from "./figure-table";

interface Props {
  name: string;
  rows: readonly ReportRow[];
  who: (row: ReportRow) => string;
}

/** One row of sums for each unit, or each person. */
export function SumsTable({ name, rows, who }: Props) {
  const { columns: t, unjudged } = words.value.reports;
  const { kinds } = words.value.attendance;
  const counted = (
    title: string,
    kind: "late" | "early" | "mid_shift" | "absent" | "excused" | "proposed",
  ) => ({
    name: title,
    of: (row: ReportRow) => <Counted found={row[kind]} />,
  });
  const columns: Column<ReportRow>[] = [
    {
      name: t.shifts,
      of: (row) => (
        <>
          {row.shifts}
          {row.unjudged > 0 && <div class="hint">{unjudged(row.unjudged)}</div>}
        </>
      ),
    },
    { name: t.presence, of: (row) => percent(row.presence) },
    { name: kinds.ON_TIME, of: (row) => row.on_time },
    counted(kinds.LATE, "late"),
    counted(kinds.EARLY, "early"),
    counted(kinds.MID_SHIFT, "mid_shift"),
    counted(kinds.ABSENT, "absent"),
    counted(t.excused, "excused"),
    counted(t.proposed, "proposed"),
    { name: t.overtime, of: (row) => row.overtime_s > 0 && duration(row.overtime_s) },
    { name: t.adherence, of: (row) => percent(row.adherence) },
    { name: t.conformance, of: (row) => percent(row.conformance) },
  ];
  return (
    <FigureTable
      caption={name}
      rows={rows}
      about={t.who}
      name={who}
      keyOf={(row) => `${row.unit} ${row.person}`}
      columns={columns}
    />
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
