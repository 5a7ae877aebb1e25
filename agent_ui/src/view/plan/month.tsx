import type { PlanDay, PlanShift } from "../../api/shapes";
import { daysFrom, monday, plusDays } from "../../state/dates";
import { weekday } from "../../state/format";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { staffing } from "../../state/plan";
import { ColumnHeads } from "../../ui/column-heads";
import { DayButton, type Moves } from "./day-button";

interface Props {
  title: string;
  days: readonly PlanDay[];
  moves: Moves;
  follows: boolean;
}

/** A calendar of the month: in each day its shifts, in each shift who comes. */
export function Month({ title, days, moves, follows }: Props) {
  const begin = monday(days[0]?.day ?? "1970-01-01");
  const weeks = Math.ceil((Date.parse(days.at(-1)?.day ?? begin) - Date.parse(begin) + 1) / (7 * 86_400_000));
  const known = new Map(days.map((day) => [day.day, day]));
  return (
    <table class="month">
      <caption>{title}</caption>
      <thead>
        <tr>
          <ColumnHeads names={daysFrom(begin, 7).map(weekday)} />
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: weeks }, (_, week) => plusDays(begin, week * 7)).map((first) => (
          <tr key={first}>
            {daysFrom(first, 7).map((date) => (
              <Cell key={date} day={known.get(date)} moves={moves} follows={follows} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day, moves, follows }: { day: PlanDay | undefined; moves: Moves; follows: boolean }) {
  if (!day) return <td class="outside" />;
  return (
    <td class={day.rest ? "rest" : undefined}>
      <DayButton day={day} label={String(Number(day.day.slice(8)))} moves={moves} follows={follows} />
      {day.version === null ? (
        <span class="hint">{words.value.plan.unpublished}</span>
      ) : (
        day.shifts.map((shift) => <Line key={shift.code} shift={shift} />)
      )}
    </td>
  );
}

function Line({ shift }: { shift: PlanShift }) {
  if (shift.slots.length === 0) return null;
  const { staffed, unfilled } = staffing(shift);
  return (
    <div class="shift-line">
      <b>{shiftOf(shift.code)}</b> {staffed}
      {unfilled > 0 && <span class="lacking"> {words.value.plan.lacking(unfilled)}</span>}
    </div>
  );
}
