/** How calls were scored (A1.3) on a day or in its month: each form, and what each person has on average. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { QualityOfDays } from "../../api/shapes";
import { monthOf } from "../../state/dates";
import { moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { SUPERVISORS } from "../../state/pages";
import { session } from "../../state/session";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { FigureTable } from "../reports/figure-table";

export function Quality({ day }: { day: string }) {
  const t = words.value.quality;
  const [whole, setWhole] = useState(true);
  const days = whole ? monthOf(day) : { first: day, last: day };
  const ask = () => get("/api/quality", { query: days });
  const { answer, failure } = useAnswer(ask, `${days.first} ${days.last}`, { keeps: true });
  const scores = session.value.kind === "in" && SUPERVISORS.includes(session.value.person.role);
  // Where nothing was ever scored there is nothing to tell, but to who may score how it is done.
  if (!scores && whole && !failure && !answer?.forms.length) return null;
  const period = (to: boolean, name: string) => (
    <Button kind={whole === to ? "primary" : "plain"} pressed={whole === to} onPress={() => setWhole(to)}>
      {name}
    </Button>
  );
  return (
    <section class="card calls stack" aria-labelledby="quality-heading">
      <div class="row between">
        <h2 id="quality-heading">
          {t.heading} <span class="hint">{t.hint}</span>
        </h2>
        <div class="row">
          {period(false, t.ofDay)}
          {period(true, t.ofMonth)}
        </div>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer?.forms.length === 0 && <p class="hint">{scores ? t.noneYet : t.none}</p>}
      {answer && answer.forms.length > 0 && (
        <>
          <Means {...answer} />
          <Forms {...answer} />
        </>
      )}
    </section>
  );
}

function Means({ criteria, means }: QualityOfDays) {
  const t = words.value.quality;
  return (
    <FigureTable
      caption={t.means}
      rows={means}
      about={t.columns.person}
      name={({ name }) => name}
      keyOf={({ person }) => person}
      columns={[
        ...criteria.map(({ code }) => ({
          name: nameOf(code, criteria),
          of: ({ points }: (typeof means)[number]) => points[code]?.toFixed(2),
        })),
        { name: t.columns.calls, of: ({ forms }) => forms },
      ]}
    />
  );
}

function Forms({ criteria, forms }: QualityOfDays) {
  const t = words.value.quality;
  const { columns } = t;
  return (
    <table>
      <caption>{t.forms}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[columns.at, columns.call, columns.person]} />
          <ColumnHeads names={criteria.map(({ code }) => nameOf(code, criteria))} figures />
          <ColumnHeads names={[columns.note, columns.by]} />
        </tr>
      </thead>
      <tbody>
        {forms.map((one) => (
          <tr key={`${one.call} ${one.at}`}>
            <th scope="row">{moment(one.at)}</th>
            <td>{moment(one.call_at)}</td>
            <td>{one.name}</td>
            {criteria.map(({ code }) => (
              <td key={code} class="figure-column">
                {one.points[code]}
              </td>
            ))}
            <td class="note">{one.note}</td>
            <td>{one.by}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
