import type { PreviewDay } from "../../api/shapes";
import { weekday } from "../../state/format";
import { words } from "../../state/language";

/** What the hours come to on the next dates, by the gateway's own reckoning. */
export function QueuePreview({ days }: { days: readonly PreviewDay[] }) {
  const t = words.value.queues;
  return (
    <section class="card" aria-labelledby="preview-heading">
      <h2 id="preview-heading">{t.previewHeading}</h2>
      {days.some((day) => !day.known) && <p class="hint">{t.yearUnknown}</p>}
      <table class="preview">
        <tbody>
          {days.map((day) => (
            <tr key={day.date} class={day.because === "weekday" ? "" : "special"}>
              <th scope="row">
                {day.date.slice(5)} {weekday(day.date)}
              </th>
              <td>{day.hours || t.closed}</td>
              <td class="hint">
                {reasonOf(day)} {day.name}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function reasonOf(day: PreviewDay): string {
  const because: Record<string, string> = words.value.queues.because;
  return because[day.because] ?? "";
}
