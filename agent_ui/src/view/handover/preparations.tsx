import { get } from "../../api/client";
import type { Choice, PreparationRow } from "../../api/shapes";
import { clockTime, dayAndTime } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";

/** What was seen to before each shift of a day, and by whom not yet. */
export function Preparations({ day }: { day: string }) {
  const t = words.value.preShift;
  const { answer, failure } = useAnswer(() => get("/api/pre-shift", { query: { day } }), day);
  const lists = useAnswer(() => get("/api/checklists", {}), "");
  const { columns } = t;
  if (answer?.length === 0) return null;
  return (
    <section class="card calls stack" aria-labelledby="preparations-heading">
      <h2 id="preparations-heading">
        {t.heading} <span class="hint">{t.overview}</span>
      </h2>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer && (
        <table>
          <thead>
            <tr>
              <ColumnHeads
                names={[columns.shift, columns.seat, columns.person, columns.at, columns.result]}
              />
            </tr>
          </thead>
          <tbody>
            {answer.map((row) => (
              <tr key={`${row.shift} ${row.seat}`}>
                <th scope="row">
                  {shiftOf(row.shift)} <span class="hint">{clockTime(row.begin_at)}</span>
                </th>
                <td>{row.seat}</td>
                <td>{row.name}</td>
                <td>
                  {row.at !== null && dayAndTime(row.at)}
                  {row.at === null && (row.late ? <span class="lacking">{t.notYet}</span> : "—")}
                </td>
                <td>{row.at !== null && <Result row={row} choices={lists.answer?.pre_shift ?? []} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Result({ row, choices }: { row: PreparationRow; choices: readonly Choice[] }) {
  const t = words.value.preShift;
  if (row.lacking.length === 0) return t.all;
  return (
    <span class="lacking">{t.lacking(row.lacking.map((code) => nameOf(code, choices)).join(t.and))}</span>
  );
}
