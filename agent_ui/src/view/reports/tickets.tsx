import type { TicketsRow } from "../../api/shapes";
import { percent } from "../../state/format";
import { words } from "../../state/language";
import { FigureTable } from "./figure-table";

/** How the transfer tickets of the month were answered, by unit and together; none: nothing was given to any. */
export function Tickets({ rows }: { rows: readonly TicketsRow[] }) {
  const t = words.value.figures;
  const { tickets } = t;
  if (rows.every(({ assigned }) => assigned === 0)) return null;
  return (
    <FigureTable
      caption={tickets.heading}
      hint={tickets.hint}
      rows={rows}
      about={tickets.unit}
      name={(row) => row.of || t.total}
      keyOf={(row) => row.of}
      columns={[
        { name: tickets.assigned, of: (row) => row.assigned },
        { name: tickets.inTime, of: (row) => row.in_time },
        { name: tickets.late, of: (row) => row.late },
        { name: tickets.overdue, of: (row) => row.overdue },
        { name: tickets.pending, of: (row) => row.pending },
        { name: tickets.kept, of: (row) => percent(row.kept) },
        { name: tickets.givenBack, of: (row) => row.given_back },
        { name: tickets.returned, of: (row) => percent(row.returned) },
        { name: tickets.extensions, of: (row) => `${row.extensions} / ${row.extensions_asked}` },
        { name: tickets.days, of: (row) => row.median_days?.toFixed(1) ?? "–" },
      ]}
    />
  );
}
