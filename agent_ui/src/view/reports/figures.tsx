import { getAtLength } from "../../api/client";
import type { CallFigures, Choice, HotQuestion, OfficeFigures, TopicRow } from "../../api/shapes";
import { language, nameOf, words } from "../../state/language";
import { lazily } from "../../ui/lazily";
import { addressOfWanted } from "../digest/wanted";
import { Bars } from "./bars";
import { callChart } from "./chart-of";
import { FigureTable } from "./figure-table";
import { MonthPage } from "./month-page";
import { Rates } from "./rates";
import { Tickets } from "./tickets";

// What draws is large; the tables do not wait for it.
const Columns = lazily(async () => (await import("./columns")).Columns);

/** A month of the hotline in figures: who was reached, what was asked, and what came of it. */
interface Props {
  outcomes: readonly Choice[];
  /** Whether the reader makes the digest. */
  office: boolean;
}

export function Figures({ outcomes, office }: Props) {
  return (
    <MonthPage
      heading={words.value.figures.heading}
      ask={(month) => getAtLength("/api/reports/office", { query: { month } })}
      sheet="/api/reports/office/sheet"
    >
      {(found) => <Tables found={found} outcomes={outcomes} office={office} />}
    </MonthPage>
  );
}

function Tables({ found, outcomes, office }: Props & { found: OfficeFigures }) {
  const t = words.value.figures;
  const month = office ? found.first.slice(0, 7) : null;
  return (
    <>
      <Charts found={found} outcomes={outcomes} />
      <Rates rates={found.rates} rules={found.rules} />
      <Topics name={t.byCategory} rows={found.categories} of={named} outcomes={outcomes} />
      <Topics name={t.byUnit} rows={found.units} of={named} outcomes={outcomes} />
      <Topics name={t.byHour} rows={found.asked_hours} of={hour} outcomes={outcomes} />
      <Calls name={t.callsByHour} rows={found.hours} of={hour} rules={found.rules} />
      <Calls
        name={t.callsByDay}
        rows={[...found.days, found.total]}
        of={(row) => row.of || t.total}
        rules={found.rules}
      />
      <Tickets rows={found.tickets} />
      <Questions name={t.hot} rows={found.hot} month={month} />
      <Questions name={t.noEntry} rows={found.no_entry} month={month} />
      <Questions name={t.inVain} rows={found.in_vain} month={month} inVain />
    </>
  );
}

function Charts({ found, outcomes }: { found: OfficeFigures; outcomes: readonly Choice[] }) {
  const t = words.value.figures;
  const bars = (rows: readonly TopicRow[]) =>
    rows.map((row) => ({ name: named(row) || t.unnamed, times: row.total }));
  const came = Object.entries(found.outcomes).map(([code, times]) => ({
    name: nameOf(code, outcomes) || t.unnamed,
    times,
  }));
  return (
    <div class="charts">
      <Columns chart={callChart(t.callsByDay, found.days, (row) => row.of.slice(5))} />
      <Columns chart={callChart(t.callsByHour, found.hours, hour)} />
      <div class="charts-side">
        <Bars name={t.byCategory} bars={bars(found.categories)} />
        <Bars name={t.byUnit} bars={bars(found.units)} />
        <Bars name={t.byOutcome} bars={came} />
      </div>
    </div>
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
  const columns = codes.map((code) => ({
    name: nameOf(code, outcomes),
    of: (row: TopicRow) => row.outcomes[code] ?? <span class="hint">–</span>,
  }));
  return (
    <FigureTable
      caption={name}
      rows={rows}
      about={t.about}
      name={(row) => of(row) || t.unnamed}
      keyOf={(row) => row.of}
      columns={[{ name: t.total, of: (row) => row.total }, ...columns]}
    />
  );
}

interface CallsProps {
  name: string;
  rows: readonly CallFigures[];
  of: (row: CallFigures) => string;
  rules: OfficeFigures["rules"];
}

function Calls({ name, rows, of, rules }: CallsProps) {
  const t = words.value.figures;
  return (
    <FigureTable
      caption={name}
      rows={rows}
      about={t.when}
      name={of}
      keyOf={(row) => row.of}
      columns={[
        { name: t.entered, of: (row) => row.entered },
        { name: t.answered, of: (row) => row.answered },
        { name: t.within(rules.answer_within_s), of: (row) => row.in_time },
        { name: t.abandoned, of: (row) => row.abandoned },
        { name: t.closed, of: (row) => row.closed },
      ]}
    />
  );
}

interface QuestionsProps {
  name: string;
  rows: readonly HotQuestion[];
  /** From whose records the digest can be made; null: not by this reader. */
  month: string | null;
  inVain?: boolean;
}

function Questions({ name, rows, month, inVain = false }: QuestionsProps) {
  const t = words.value.figures;
  if (rows.length === 0) return null;
  const intoDigest = (row: HotQuestion) => (
    <a
      class="unprinted"
      href={addressOfWanted(month ?? "", row, inVain)}
      aria-label={words.value.digest.fromFiguresOf(row.question)}
    >
      {words.value.digest.fromFigures}
    </a>
  );
  return (
    <FigureTable
      caption={name}
      rows={rows}
      about={t.question}
      name={(row) => row.question}
      keyOf={(row) => `${row.category} ${row.entry} ${row.question}`}
      columns={[
        { name: t.category, of: (row) => row[language.value] || t.unnamed, words: true },
        { name: t.times, of: (row) => row.times },
        ...(month === null ? [] : [{ name: words.value.digest.heading, of: intoDigest, words: true }]),
      ]}
    />
  );
}

function hour(row: { of: string }): string {
  return `${row.of}:00`;
}

function named(row: TopicRow): string {
  return row[language.value];
}
