import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { Plan as Answer, PlanDay } from "../../api/shapes";
import { now } from "../../state/clock";
import { monthOf, plusDays, plusMonths, weekOf } from "../../state/dates";
import { clockTime, dateOf, isoDay, monthName } from "../../state/format";
import { words } from "../../state/language";
import { only, unitsOf } from "../../state/plan";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import type { Moves } from "./day-button";
import { Month } from "./month";
import { Week } from "./week";

const VIEWS = {
  month: { periodOf: monthOf, turned: plusMonths, titleOf: monthName, Table: Month },
  week: {
    periodOf: weekOf,
    turned: (day: string, pages: number) => plusDays(day, 7 * pages),
    titleOf: (day: string) => `${dateOf(weekOf(day).first)} – ${dateOf(weekOf(day).last)}`,
    Table: Week,
  },
};

/** The published roster by month or week, to look at and to print. */
export function Plan({ login }: { login: string }) {
  const t = words.value.plan;
  const [view, setView] = useState<keyof typeof VIEWS>("month");
  const [day, setDay] = useState(isoDay(now.value));
  const [mine, setMine] = useState(false);
  const [unit, setUnit] = useState("");
  const [follows, setFollows] = useState(false);
  const { periodOf, turned } = VIEWS[view];
  const period = periodOf(day);
  const ask = async () => ({ shown: view, plan: await get("/api/plan", { query: period }) });
  const question = `${period.first} ${period.last}`;
  const { answer, failure, again } = useAnswer(ask, question, { keeps: true }); // and so the focus
  const days = answer?.plan.days ?? [];

  const look = (at: string, focused: boolean) => {
    setDay(at);
    setFollows(focused);
  };
  const moves: Moves = {
    focus: day,
    onFocus: (at) => look(at, true),
    onPage: (at, pages) => look(turned(at, pages), true),
    onOpen: (at) => {
      look(at, true);
      setView(view === "month" ? "week" : "month");
    },
  };

  return (
    <section class="card plan stack" aria-labelledby="plan-heading">
      <div class="row between unprinted">
        <h1 id="plan-heading">{t.heading}</h1>
        <div class="row">
          <Button onPress={() => look(turned(day, -1), false)}>{t.earlier[view]}</Button>
          <Button onPress={() => look(isoDay(now.value), false)}>{t.today}</Button>
          <Button onPress={() => look(turned(day, 1), false)}>{t.later[view]}</Button>
          <Button onPress={() => setView(view === "month" ? "week" : "month")}>{t.other[view]}</Button>
          <Button onPress={() => print()}>{t.print}</Button>
          <Button icon="refresh" onPress={again}>
            {words.value.calls.refresh}
          </Button>
        </div>
      </div>
      <div class="row unprinted">
        <label class="row">
          <input
            type="checkbox"
            checked={mine}
            onChange={({ currentTarget }) => setMine(currentTarget.checked)}
          />
          {t.mine}
        </label>
        <label class="row">
          {t.unit}
          <select value={unit} onChange={({ currentTarget }) => setUnit(currentTarget.value)}>
            <option value="">{t.allUnits}</option>
            {[...new Set([...unitsOf(days), ...(unit ? [unit] : [])])].map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <span class="hint">{t.keys}</span>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer && (
        <>
          <Shown
            view={answer.shown}
            days={only(days, { person: mine ? login : "", unit })}
            moves={moves}
            follows={follows}
          />
          <Origin versions={answer.plan.versions} />
        </>
      )}
    </section>
  );
}

interface ShownProps {
  view: keyof typeof VIEWS;
  days: readonly PlanDay[];
  moves: Moves;
  follows: boolean;
}

function Shown({ view, days, ...rest }: ShownProps) {
  const { titleOf, Table } = VIEWS[view];
  return <Table title={`${titleOf(days[0]?.day ?? "")} ${words.value.plan.heading}`} days={days} {...rest} />;
}

/** Which version it is, by whom, and when: a sheet on the wall must say so. */
function Origin({ versions }: { versions: Answer["versions"] }) {
  const t = words.value.plan;
  if (versions.length === 0) return <p>{t.none}</p>;
  return (
    <ul class="hint">
      {versions.map(({ id, by, at }) => (
        <li key={id}>{t.version(id, by, `${isoDay(at)} ${clockTime(at)}`)}</li>
      ))}
    </ul>
  );
}
