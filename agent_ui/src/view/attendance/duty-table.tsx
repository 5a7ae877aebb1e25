import type { DutyRow, FindingRow } from "../../api/shapes";
import { clockTime, duration } from "../../state/format";
import { words } from "../../state/language";
import { ColumnHeads } from "../../ui/column-heads";

interface Props {
  name: string;
  rows: readonly DutyRow[];
  onOpen: (row: DutyRow) => void;
}

/** One shift: who had which seat, for how long they were there, and what is found. */
export function DutyTable({ name, rows, onOpen }: Props) {
  const { columns } = words.value.attendance;
  return (
    <table>
      <caption>{name}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[columns.seat, columns.unit, columns.person]} />
          <ColumnHeads names={[columns.presence, columns.overtime, columns.readyAfter]} figures />
          <ColumnHeads names={[columns.result, words.value.shiftSheet.open]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.seat} ${row.person}`}>
            <th scope="row">{row.seat}</th>
            <td>{row.unit}</td>
            <td>
              {row.name || <span class="hint">{words.value.attendance.nobody}</span>}
              {row.original && <div class="hint">{words.value.attendance.rostered(row.original)}</div>}
            </td>
            <td class="figure-column">
              {row.findings && `${duration(row.presence_s)} / ${duration(row.obligated_s)}`}
            </td>
            <td class="figure-column">{row.overtime_s > 0 && duration(row.overtime_s)}</td>
            <td class="figure-column">{row.ready_after_s !== null && duration(row.ready_after_s)}</td>
            <td>
              <Result row={row} />
            </td>
            <td>
              {row.person && (
                <button
                  type="button"
                  class="button quiet"
                  aria-label={words.value.shiftSheet.openFor(row.name)}
                  onClick={() => onOpen(row)}
                >
                  {words.value.shiftSheet.open}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Result({ row }: { row: DutyRow }) {
  const t = words.value.attendance;
  return (
    <>
      {row.findings === null && <span class="hint">{row.person && t.pending}</span>}
      {row.findings?.length === 0 && <span class="hint">{t.free}</span>}
      {row.findings?.map((found) => (
        <Finding key={`${found.kind} ${found.from_at} ${found.clause}`} found={found} />
      ))}
      {row.flags.map((flag) => (
        <div key={flag} class="hint">
          {t.flags[flag] ?? flag}
        </div>
      ))}
    </>
  );
}

function Finding({ found }: { found: FindingRow }) {
  const t = words.value.attendance;
  const kind = t.kinds[found.kind];
  if (found.kind === "ON_TIME") return <div>{kind}</div>;
  const said = [found.excuse && (t.excuses[found.excuse] ?? found.excuse), found.proposed && t.proposed];
  return (
    <details class={found.excuse ? "finding excused" : "finding"}>
      <summary>
        <b>{kind}</b> {found.seconds > 0 && duration(found.seconds)}
        {said.filter(Boolean).map((one) => (
          <span key={String(one)} class="hint">
            {" "}
            {one}
          </span>
        ))}
      </summary>
      {clockTime(found.from_at)}
      {found.to_at > found.from_at && `–${clockTime(found.to_at)}`}, {t.clause(found.clause)}
    </details>
  );
}
