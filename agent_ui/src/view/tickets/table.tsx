/** Tickets as a table, sorted by the column that the reader chooses. */
import { useState } from "preact/hooks";
import type { Choice, TicketRow } from "../../api/shapes";
import { now } from "../../state/clock";
import { moment } from "../../state/format";
import { addressOf } from "../../state/route";
import { deadlineOf } from "../../state/ticket-deadlines";
import { ticketWords } from "../../state/ticket-words";
import { Confidential, categoryName, Due, StateOf } from "./parts";

const BY = {
  no: (row) => row.id,
  citizen: (row) => row.caller,
  category: (row) => row.category,
  state: (row) => ticketWords.value.states[row.state],
  unit: (row) => row.unit,
  due: (row) => deadlineOf(row, now.value)?.at ?? Number.POSITIVE_INFINITY,
  changed: (row) => row.changed_at,
} as const satisfies Record<string, (row: TicketRow) => string | number>;

type Column = keyof typeof BY;

interface Props {
  rows: readonly TicketRow[];
  categories: readonly Choice[];
  /** Begin with what is due first; else with the newest. */
  dueFirst: boolean;
}

export function TicketTable({ rows, categories, dueFirst }: Props) {
  const t = ticketWords.value;
  const [by, setBy] = useState<Column>(dueFirst ? "due" : "no");
  const [down, setDown] = useState(!dueFirst);
  const sorted = [...rows].sort((a, b) => (down ? -1 : 1) * (compare(BY[by](a), BY[by](b)) || a.id - b.id));
  const choose = (column: Column) => {
    setDown(column === by ? !down : false);
    setBy(column);
  };
  return (
    <table>
      <thead>
        <tr>
          {(Object.keys(BY) as Column[]).map((column) => (
            <th
              key={column}
              scope="col"
              aria-sort={column === by ? (down ? "descending" : "ascending") : undefined}
            >
              <button
                type="button"
                class="sort"
                title={t.sortedBy(t.columns[column])}
                onClick={() => choose(column)}
              >
                {t.columns[column]}
                <span aria-hidden="true">{column === by ? (down ? " ↓" : " ↑") : ""}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <Row key={row.id} row={row} categories={categories} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, categories }: { row: TicketRow; categories: readonly Choice[] }) {
  return (
    <tr>
      <th scope="row">
        <a href={addressOf("tickets", row.id)}>{row.no}</a>
        {row.external && <div class="hint">{row.external}</div>}
      </th>
      <td class="citizen">
        {row.caller} {row.number} {row.confidential && <Confidential />}
      </td>
      <td class="asked">
        <b>{categoryName(row.category, categories)}</b> <span class="summary">{row.summary}</span>
      </td>
      <td>
        <StateOf state={row.state} />
      </td>
      <td class="unit">{row.unit}</td>
      <td>
        <Due row={row} />
      </td>
      <td class="clock">{moment(row.changed_at)}</td>
    </tr>
  );
}

const collator = new Intl.Collator("zh");

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b || 0 : collator.compare(String(a), String(b));
}
