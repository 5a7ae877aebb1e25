import type { Options, RequestAct, RequestRow } from "../../api/shapes";
import { clockTime, dayAndTime, isoDay, moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";

const GRANTING: readonly RequestAct[] = ["accept", "endorse", "approve", "confirm"];

interface Props {
  caption: string;
  rows: readonly RequestRow[];
  options: Options;
  busy: boolean;
  none?: string;
  onAct: (row: RequestRow, act: RequestAct) => void;
}

/** Requests with all that happened to them, and what may be done with each. */
export function RequestTable({ caption, rows, options, busy, none, onAct }: Props) {
  const t = words.value.requests;
  const { columns } = t;
  return (
    <table>
      <caption>{caption}</caption>
      {rows.length > 0 && (
        <thead>
          <tr>
            <ColumnHeads
              names={[columns.kind, columns.who, columns.what, columns.state, columns.story, columns.act]}
            />
          </tr>
        </thead>
      )}
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td class="hint">{none}</td>
          </tr>
        )}
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{t.kinds[row.kind]}</th>
            <td>{row.name}</td>
            <td>
              <What row={row} options={options} />
            </td>
            <td>{t.states[row.state]}</td>
            <td>
              <ol class="story">
                {row.steps.map((step) => (
                  <li key={`${step.at} ${step.act}`}>
                    <span class="hint">{moment(step.at)}</span> {step.by} {t.did[step.act]}
                    {step.reason && `: ${step.reason}`}
                  </li>
                ))}
              </ol>
            </td>
            <td>
              <div class="row">
                {row.acts.map((act) => (
                  <Button
                    key={act}
                    kind={GRANTING.includes(act) ? "primary" : "plain"}
                    busy={busy}
                    onPress={() => onAct(row, act)}
                  >
                    {t.acts[act]}
                  </Button>
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function What({ row, options }: { row: RequestRow; options: Options }) {
  const t = words.value.requests;
  const sameDay = isoDay(row.from_at) === isoDay(row.to_at - 1);
  const time = `${dayAndTime(row.from_at)} – ${sameDay ? clockTime(row.to_at) : dayAndTime(row.to_at)}`;
  return (
    <>
      {row.place && (
        <div>
          {t.slot(row.place.day, shiftOf(row.place.shift), row.place.seat)}{" "}
          <b>{t.gives(row.name, row.substitute_name)}</b>
        </div>
      )}
      {row.in_return && (
        <div>
          {t.slot(row.in_return.day, shiftOf(row.in_return.shift), row.in_return.seat)}{" "}
          <b>{t.gives(row.substitute_name, row.name)}</b>
        </div>
      )}
      {row.other_unit && <div class="hint">{t.ofUnits(row.unit, row.other_unit)}</div>}
      {row.leave_type && <div>{nameOf(row.leave_type, options.leave_types)}</div>}
      <div class="hint">{time}</div>
    </>
  );
}
