import type { ShiftSheet } from "../../api/shapes";
import { clockTime, exactTime } from "../../state/format";
import { words } from "../../state/language";

type Lane = ShiftSheet["lanes"][number];
type Span = ShiftSheet["bounds"];
const HOUR_MS = 3_600_000;

/** A lane for each kind of time: drawn, and said to the second for who reads or prints it. */
export function TimeLine({ sheet }: { sheet: ShiftSheet }) {
  const t = words.value.shiftSheet;
  const { bounds, duty, lanes } = sheet;
  return (
    <table class="time-line">
      <thead>
        <tr>
          <th scope="col">{t.kindOfTime}</th>
          <th scope="col">
            <div class="track" aria-hidden="true">
              {marks(bounds).map((at) => (
                <span key={at} class="mark" style={{ insetInlineStart: share(at, bounds) }}>
                  {clockTime(at)}
                </span>
              ))}
            </div>
          </th>
          <th scope="col">{t.exactly}</th>
        </tr>
      </thead>
      <tbody>
        <Row name={t.shift} kind="shift" spans={[duty]} bounds={bounds} />
        {lanes.map(({ lane, spans }: Lane) => (
          <Row key={lane} name={t.lanes[lane]} kind={lane} spans={spans} bounds={bounds} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  name: string;
  kind: string;
  spans: readonly Span[];
  bounds: Span;
}

function Row({ name, kind, spans, bounds }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <div class="track" aria-hidden="true">
          {spans.map(({ from_at, to_at }) => (
            <span
              key={from_at}
              class={`bar bar-${kind}`}
              style={{
                insetInlineStart: share(from_at, bounds),
                inlineSize: share(to_at - from_at + bounds.from_at, bounds),
              }}
            />
          ))}
        </div>
      </td>
      <td class="exactly">
        {spans.map(({ from_at, to_at }) => `${exactTime(from_at)}–${exactTime(to_at)}`).join(", ")}
      </td>
    </tr>
  );
}

function share(at: number, { from_at, to_at }: Span): string {
  return `${(((at - from_at) / (to_at - from_at)) * 100).toFixed(2)}%`;
}

function marks({ from_at, to_at }: Span): number[] {
  const first = Math.ceil(from_at / HOUR_MS) * HOUR_MS;
  return Array.from(
    { length: Math.floor((to_at - first) / HOUR_MS) + 1 },
    (_, hour) => first + hour * HOUR_MS,
  );
}
