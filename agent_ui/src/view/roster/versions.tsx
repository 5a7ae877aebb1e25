import type { RosterVersionRow } from "../../api/shapes";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { ColumnHeads } from "../../ui/column-heads";

/** Published versions, the newest first. */
export function Versions({ rows }: { rows: readonly RosterVersionRow[] }) {
  const t = words.value.roster;
  if (rows.length === 0) return <p>{t.none}</p>;
  const { columns } = t;
  return (
    <table>
      <caption>{t.versions}</caption>
      <thead>
        <tr>
          <ColumnHeads
            names={[
              columns.version,
              columns.days,
              columns.slots,
              columns.unfilled,
              columns.by,
              columns.at,
              columns.reason,
            ]}
          />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.id}</th>
            <td>
              {row.first} – {row.last}
            </td>
            <td>{row.slots}</td>
            <td>{row.unfilled}</td>
            <td>{row.actor}</td>
            <td>{moment(row.at)}</td>
            <td class="note">{row.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
