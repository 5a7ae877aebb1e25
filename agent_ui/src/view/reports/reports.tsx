import { getAtLength } from "../../api/client";
import { words } from "../../state/language";
import { Coverage } from "./coverage";
import { MonthPage } from "./month-page";
import { SumsTable } from "./sums-table";

/** What a month's judgements add up to; to be printed, or taken away as a sheet. */
export function Reports({ everybody }: { everybody: boolean }) {
  const t = words.value.reports;
  return (
    <MonthPage
      heading={t.heading}
      ask={(month) => getAtLength("/api/reports/attendance", { query: { month } })}
      sheet={everybody ? "/api/reports/attendance/sheet" : null}
    >
      {({ total, units, people, coverage, uncovered_s }) => (
        <>
          {total.shifts === 0 && <p>{t.none}</p>}
          {units.length > 0 && everybody && (
            <SumsTable name={t.units} rows={[...units, total]} who={(row) => row.unit || t.total} />
          )}
          {people.length > 0 && (
            <SumsTable
              name={everybody ? t.people : t.mine}
              rows={people}
              who={(row) => `${row.name} ${row.unit}`}
            />
          )}
          {coverage.length > 0 && <Coverage cells={coverage} uncoveredS={uncovered_s} />}
          <dl class="formulas hint">
            {t.formulas.map(([name, formula]) => (
              <div key={name}>
                <dt>{name}</dt> <dd>{formula}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </MonthPage>
  );
}
