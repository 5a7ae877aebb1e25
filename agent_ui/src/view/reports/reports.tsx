import { useState } from "preact/hooks";
import { get } from "../../api/client";
import { isoDay, moment } from "../../state/format";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { Coverage } from "./coverage";
import { SumsTable } from "./sums-table";

/** What a month's judgements add up to; to be printed, or taken away as a sheet. */
export function Reports({ everybody }: { everybody: boolean }) {
  const t = words.value.reports;
  const [month, setMonth] = useState(isoDay(Date.now()).slice(0, 7));
  const query = { month };
  const { answer, failure, again } = useAnswer(() => get("/api/reports/attendance", { query }), month);

  return (
    <section class="card calls stack" aria-labelledby="reports-heading">
      <div class="row between">
        <h1 id="reports-heading">{t.heading}</h1>
        <div class="row unprinted">
          <label class="row">
            {t.month}
            <input
              type="month"
              required
              value={month}
              onChange={({ currentTarget: { value } }) => value && setMonth(value)}
            />
          </label>
          <Button icon="refresh" onPress={again}>
            {words.value.calls.refresh}
          </Button>
          <Button onPress={() => print()}>{t.print}</Button>
          {everybody && (
            <a class="button" href={`/api/reports/attendance/sheet?${new URLSearchParams(query)}`} download>
              {t.export}
            </a>
          )}
        </div>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer && (
        <>
          <p class="hint">{t.madeOf(answer.first, answer.last, moment(Date.now()))}</p>
          {answer.total.shifts === 0 && <p>{t.none}</p>}
          {answer.units.length > 0 && everybody && (
            <SumsTable
              name={t.units}
              rows={[...answer.units, answer.total]}
              who={(row) => row.unit || t.total}
            />
          )}
          {answer.people.length > 0 && (
            <SumsTable
              name={everybody ? t.people : t.mine}
              rows={answer.people}
              who={(row) => `${row.name} ${row.unit}`}
            />
          )}
          {answer.coverage.length > 0 && <Coverage cells={answer.coverage} />}
          <dl class="formulas hint">
            {t.formulas.map(([name, formula]) => (
              <div key={name}>
                <dt>{name}</dt> <dd>{formula}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
