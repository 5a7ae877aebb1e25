import type { HourCell } from "../../api/shapes";
import { duration, weekday } from "../../state/format";
import { words } from "../../state/language";

/** Day by hour: seats present of seats rostered. The figures say it all; the shade only helps to find a gap. */
export function Coverage({ cells, uncoveredS }: { cells: readonly HourCell[]; uncoveredS: number }) {
  const t = words.value.reports;
  const hours = [...new Set(cells.map((cell) => cell.hour))].sort((a, b) => a - b);
  const days = [...new Set(cells.map((cell) => cell.day))];
  const at = new Map(cells.map((cell) => [`${cell.day} ${cell.hour}`, cell]));
  return (
    <table class="coverage">
      <caption>
        {t.coverage} <span class="hint">{t.coverageHint}</span> {t.uncovered(duration(uncoveredS))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t.columns.day}</th>
          {hours.map((hour) => (
            <th key={hour} scope="col" class="figure-column">
              {hour}:00
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day}>
            <th scope="row">
              {day.slice(5)} {weekday(day)}
            </th>
            {hours.map((hour) => (
              <Cell key={hour} cell={at.get(`${day} ${hour}`)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell }: { cell: HourCell | undefined }) {
  if (cell === undefined) return <td />;
  const { present_s, rostered_s, uncovered_s } = cell;
  return (
    <td class={`figure-column cover-${shadeOf(present_s / rostered_s)}`}>
      {seats(present_s)}/{seats(rostered_s)}
      {uncovered_s > 0 && <div class="hint">{words.value.reports.uncoveredMark(duration(uncovered_s))}</div>}
    </td>
  );
}

/** Of an hour: 1 seat for half an hour is half a seat. */
function seats(seconds: number): string {
  const tenths = Math.round(seconds / 360);
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}

function shadeOf(share: number): "full" | "thin" | "half" | "none" {
  if (share >= 0.95) return "full";
  if (share >= 0.75) return "thin";
  return share >= 0.25 ? "half" : "none";
}
