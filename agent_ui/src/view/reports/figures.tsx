import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { CallFigures, Choice, HotQuestion, OfficeFigures, TopicRow } from "../../api/shapes";
import { duration, isoDay, moment, percent } from "../../state/format";
import { language, nameOf, words } from "../../state/language";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";

/** A month of the hotline in figures: who was reached, what was asked, and what came of it. */
export function Figures({ outcomes }: { outcomes: readonly Choice[] }) {
  const t = words.value.figures;
  const shared = words.value.reports;
  const [month, setMonth] = useState(isoDay(Date.now()).slice(0, 7));
  const query = { month };
  const { answer, failure, again } = useAnswer(() => get("/api/reports/office", { query }), month);

  return (
    <section class="card calls stack" aria-labelledby="figures-heading">
      <div class="row between">
        <h1 id="figures-heading">{t.heading}</h1>
        <div class="row unprinted">
          <label class="row">
            {shared.month}
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
          <Button onPress={() => print()}>{shared.print}</Button>
          <a class="button" href={`/api/reports/office/sheet?${new URLSearchParams(query)}`} download>
            {shared.export}
          </a>
        </div>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer && <Tables found={answer} outcomes={outcomes} />}
    </section>
  );
}

function Tables({ found, outcomes }: { found: OfficeFigures; outcomes: readonly Choice[] }) {
  const t = words.value.figures;
  return (
    <>
      <p class="hint">{words.value.reports.madeOf(found.first, found.last, moment(Date.now()))}</p>
      <Rates rates={found.rates} />
      <Topics name={t.byCategory} rows={found.categories} of={named} outcomes={outcomes} />
      <Topics name={t.byUnit} rows={found.units} of={named} outcomes={outcomes} />
      <Topics name={t.byHour} rows={found.asked_hours} of={(row) => `${row.of}:00`} outcomes={outcomes} />
      <Calls name={t.callsByHour} rows={found.hours} of={(row) => `${row.of}:00`} />
      <Calls name={t.callsByDay} rows={[...found.days, found.total]} of={(row) => row.of || t.total} />
      <Questions name={t.hot} rows={found.hot} />
      <Questions name={t.noEntry} rows={found.no_entry} />
      <Questions name={t.inVain} rows={found.in_vain} />
    </>
  );
}

function Rates({ rates }: { rates: OfficeFigures["rates"] }) {
  const t = words.value.figures;
  const seconds = (value: number | null) => (value === null ? "–" : duration(value));
  const rows: [string, string, string][] = [
    [t.rates.connected, percent(rates.connected), "A ÷ N"],
    [t.rates.connected, percent(rates.connected_of_patient), "A ÷ (N − b)"],
    [t.rates.inTime, percent(rates.in_time_of_entered), "A15 ÷ N"],
    [t.rates.promptness, percent(rates.in_time_of_answered), "A15 ÷ A"],
    [t.rates.abandonment, percent(rates.abandonment), "(B − b) ÷ (N − b)"],
    [t.rates.participation, percent(rates.participation), t.formulas.participation],
    [t.rates.satisfaction, percent(rates.satisfaction), t.formulas.satisfaction],
    [t.rates.firstContact, percent(rates.first_contact), t.formulas.firstContact],
    [t.rates.speed, seconds(rates.speed_s), t.formulas.speed],
    [t.rates.handling, seconds(rates.handling_s), t.formulas.handling],
  ];
  return (
    <table class="sums">
      <caption>
        {t.ratesHeading} <span class="hint">{t.letters}</span>
      </caption>
      <thead>
        <tr>
          <ColumnHeads names={[t.rate]} />
          <ColumnHeads figures names={[t.value]} />
          <ColumnHeads names={[t.formula]} />
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value, formula]) => (
          <tr key={`${name} ${formula}`}>
            <th scope="row">{name}</th>
            <td class="figure-column">{value}</td>
            <td class="hint">{formula}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TopicsProps {
  name: string;
  rows: readonly TopicRow[];
  of: (row: TopicRow) => string;
  outcomes: readonly Choice[];
}

function Topics({ name, rows, of, outcomes }: TopicsProps) {
  const t = words.value.figures;
  const codes = [...new Set(rows.flatMap((row) => Object.keys(row.outcomes)))].sort();
  if (rows.length === 0) return null;
  return (
    <table class="sums">
      <caption>{name}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[t.about]} />
          <ColumnHeads figures names={[t.total, ...codes.map((code) => nameOf(code, outcomes))]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.of}>
            <th scope="row">{of(row) || t.unnamed}</th>
            <td class="figure-column">{row.total}</td>
            {codes.map((outcome) => (
              <td key={outcome} class="figure-column">
                {row.outcomes[outcome] ?? <span class="hint">–</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CallsProps {
  name: string;
  rows: readonly CallFigures[];
  of: (row: CallFigures) => string;
}

function Calls({ name, rows, of }: CallsProps) {
  const t = words.value.figures;
  return (
    <table class="sums">
      <caption>{name}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[t.when]} />
          <ColumnHeads figures names={[t.entered, t.answered, t.within, t.abandoned, t.closed]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.of}>
            <th scope="row">{of(row)}</th>
            <td class="figure-column">{row.entered}</td>
            <td class="figure-column">{row.answered}</td>
            <td class="figure-column">{row.in_time}</td>
            <td class="figure-column">{row.abandoned}</td>
            <td class="figure-column">{row.closed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Questions({ name, rows }: { name: string; rows: readonly HotQuestion[] }) {
  const t = words.value.figures;
  if (rows.length === 0) return null;
  return (
    <table class="sums">
      <caption>{name}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[t.category, t.question]} />
          <ColumnHeads figures names={[t.times]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.category} ${row.entry} ${row.question}`}>
            <td>{row[language.value] || t.unnamed}</td>
            <td>{row.question}</td>
            <td class="figure-column">{row.times}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function named(row: TopicRow): string {
  return row[language.value];
}
