import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { RosterVersionRow } from "../../api/shapes";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { changed } from "./check-result";

interface Props {
  rows: readonly RosterVersionRow[];
  publishes: boolean;
}

/** Published versions, the newest first; what each has changed, and the sheet that it was. */
export function Versions({ rows, publishes }: Props) {
  const t = words.value.roster;
  const [open, setOpen] = useState<number | null>(null);
  if (rows.length === 0) return <p>{t.none}</p>;
  const { columns } = t;
  const names = [columns.version, columns.days, columns.slots, columns.unfilled];
  return (
    <table>
      <caption>{t.versions}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[...names, columns.by, columns.at, columns.reason, columns.more]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.id}>
            <tr>
              <th scope="row">{row.id}</th>
              <td>
                {row.first} – {row.last}
              </td>
              <td>{row.slots}</td>
              <td>{row.unfilled}</td>
              <td>{row.actor}</td>
              <td>{moment(row.at)}</td>
              <td class="note">{row.reason}</td>
              <td>
                <div class="row">
                  <button
                    type="button"
                    class="button"
                    aria-label={t.changesOf(row.id)}
                    aria-expanded={open === row.id}
                    onClick={() => setOpen(open === row.id ? null : row.id)}
                  >
                    {t.compare}
                  </button>
                  {publishes && (
                    <a
                      class="button"
                      href={`/api/rosters/${row.id}/sheet`}
                      download
                      aria-label={t.sheetOf(row.id)}
                    >
                      {t.sheet}
                    </a>
                  )}
                </div>
              </td>
            </tr>
            {open === row.id && (
              <tr>
                <td colSpan={8}>
                  <Changes id={row.id} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ id }: { id: number }) {
  const t = words.value.roster;
  const { answer, failure } = useAnswer(() => get("/api/rosters/{id}/changes", { path: { id } }), String(id));
  return (
    <section aria-labelledby="changes-heading" class="stack">
      <h3 id="changes-heading">{t.changesOf(id)}</h3>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer?.length === 0 && <p>{t.unchanged}</p>}
      <ul>
        {answer?.map((one) => (
          <li key={changed(one)}>{changed(one)}</li>
        ))}
      </ul>
    </section>
  );
}
