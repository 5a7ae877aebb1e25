/** One row for each of something: its name, then a column for each thing that is said of it. */
import type { ComponentChildren } from "preact";
import { ColumnHeads } from "../../ui/column-heads";

export interface Column<Row> {
  name: string;
  of: (row: Row) => ComponentChildren;
  /** Words rather than a figure. */
  words?: boolean;
}

interface Props<Row> {
  caption: string;
  hint?: string;
  rows: readonly Row[];
  /** What the rows are. */
  about: string;
  name: (row: Row) => string;
  keyOf: (row: Row) => string;
  columns: readonly Column<Row>[];
}

export function FigureTable<Row>({ caption, hint, rows, about, name, keyOf, columns }: Props<Row>) {
  return (
    <table class="sums">
      <caption>
        {caption} {hint && <span class="hint">{hint}</span>}
      </caption>
      <thead>
        <tr>
          <ColumnHeads names={[about]} />
          {columns.map((column) => (
            <ColumnHeads key={column.name} figures={!column.words} names={[column.name]} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{name(row)}</th>
            {columns.map((column) => (
              <td key={column.name} class={column.words ? "hint" : "figure-column"}>
                {column.of(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
