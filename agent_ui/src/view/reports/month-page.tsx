/** A report of a month: which month, printing it and taking it away, and what is shown until it is there. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { now } from "../../state/clock";
import { moment, today } from "../../state/format";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Elapsed } from "../../ui/elapsed";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";

interface Props<Report> {
  heading: string;
  ask: (month: string) => Promise<Report>;
  /** Where the workbook is, for those who may take it away. */
  sheet: string | null;
  children: (report: Report) => ComponentChildren;
}

export function MonthPage<Report extends { first: string; last: string }>(props: Props<Report>) {
  const t = words.value.reports;
  const [month, setMonth] = useState(today().slice(0, 7));
  const { answer, failure, again } = useAnswer(() => props.ask(month), month);
  return (
    <section class="card calls stack" aria-labelledby="report-heading">
      <div class="row between">
        <h1 id="report-heading">{props.heading}</h1>
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
          {props.sheet && (
            <a class="button" href={`${props.sheet}?${new URLSearchParams({ month })}`} download>
              {t.export}
            </a>
          )}
        </div>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <Making />}
      {answer && (
        <>
          <p class="hint">{t.madeOf(answer.first, answer.last, moment(now.peek()))}</p>
          {props.children(answer)}
        </>
      )}
    </section>
  );
}

/** A month of a large hotline takes seconds: it is seen that something goes on, and since when. */
function Making() {
  const [since] = useState(now.value);
  return (
    <div class="row">
      <span role="status">{words.value.reports.making}</span>
      <progress aria-label={words.value.reports.making} />
      <span aria-hidden="true">
        <Elapsed since={since} />
      </span>
    </div>
  );
}
