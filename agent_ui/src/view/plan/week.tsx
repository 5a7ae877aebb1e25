import type { PlanDay, PlanShift } from "../../api/shapes";
import { clockTime, weekday } from "../../state/format";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { seatsOf, shiftsOf } from "../../state/plan";
import { DayButton, type Moves } from "./day-button";

interface Props {
  title: string;
  days: readonly PlanDay[];
  moves: Moves;
  follows: boolean;
}

/** A week: for each shift and seat, who sits there on each day. */
export function Week({ title, days, moves, follows }: Props) {
  const t = words.value.plan;
  return (
    <table class="week">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.shift}</th>
          <th scope="col">{t.seat}</th>
          {days.map((day) => (
            <th key={day.day} scope="col" class={day.rest ? "rest" : undefined}>
              <DayButton
                day={day}
                label={`${weekday(day.day)} ${day.day.slice(5)}`}
                moves={moves}
                follows={follows}
              />
            </th>
          ))}
        </tr>
      </thead>
      {shiftsOf(days).map((shift) => (
        <Shift key={shift.code} shift={shift} days={days} />
      ))}
    </table>
  );
}

function Shift({ shift, days }: { shift: PlanShift; days: readonly PlanDay[] }) {
  const seats = seatsOf(days, shift.code);
  if (seats.length === 0) return null;
  return (
    <tbody>
      {seats.map((seat, index) => (
        <tr key={seat}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={seats.length}>
              {shiftOf(shift.code)}{" "}
              <span class="hint">
                {clockTime(shift.from_at)}–{clockTime(shift.until)}
              </span>
            </th>
          )}
          <th scope="row">{seat}</th>
          {days.map((day) => (
            <Who key={day.day} day={day} code={shift.code} seat={seat} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Who({ day, code, seat }: { day: PlanDay; code: string; seat: string }) {
  const slot = day.shifts.find((one) => one.code === code)?.slots.find((one) => one.seat === seat);
  return (
    <td class={day.rest ? "rest" : undefined}>
      {slot?.person && slot.name}
      {slot && !slot.person && <span class="lacking">{words.value.plan.nobody}</span>}
      {slot?.original && <div class="hint">{words.value.attendance.rostered(slot.original)}</div>}
      {slot && <div class="hint">{slot.unit}</div>}
    </td>
  );
}
