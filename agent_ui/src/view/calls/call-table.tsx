import type { CallRow, Options } from "../../api/shapes";
import { duration, moment } from "../../state/format";
import { words } from "../../state/language";
import { hungUpByOf, outcomeOf, queueOf, ratingOf } from "../../state/naming";
import { session } from "../../state/session";
import { Button } from "../../ui/button";
import { CallBack } from "../../ui/call-back";
import { ColumnHeads } from "../../ui/column-heads";
import { MarkCaller } from "./mark-caller";

const FIGURES = ["wait", "ring", "talk", "hold", "acw"] as const;

interface Props {
  rows: readonly CallRow[];
  options: Options;
  leads: boolean;
  busy: boolean;
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  /** What this person wrote down of the call is asked for. */
  onWritten: (callId: string) => void;
}

function isMine({ agent_id }: CallRow): boolean {
  return session.value.kind === "in" && session.value.person.id === agent_id;
}

export function CallTable({ rows, leads, ...rest }: Props) {
  const { columns, act } = words.value.calls;
  return (
    <table>
      <thead>
        <tr>
          <ColumnHeads
            names={[
              columns.time,
              columns.caller,
              columns.queue,
              columns.seat,
              ...(leads ? [columns.agent] : []),
            ]}
          />
          <ColumnHeads names={FIGURES.map((name) => columns[name])} figures />
          <ColumnHeads names={[columns.hungUpBy, columns.outcome, columns.rating, act]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} leads={leads} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: Omit<Props, "rows"> & { row: CallRow }) {
  const { row, options, leads, busy, run, onWritten } = props;
  const t = words.value.calls;
  const queue = queueOf(row, options);
  return (
    <tr>
      <th scope="row">{moment(row.arrived_at)}</th>
      <td>
        {row.number} <span class="hint">{row.name}</span>
        {row.direction === "out" && <span class="hint"> {t.out}</span>}
        {leads && row.number !== "" && <MarkCaller callId={row.id} />}
      </td>
      <td>{queue}</td>
      <td>{row.seat}</td>
      {leads && <td>{row.agent_name}</td>}
      {FIGURES.map((name) => (
        <td key={name} class="figure-column">
          {duration(row[`${name}_s`])}
        </td>
      ))}
      <td>{hungUpByOf(row)}</td>
      <td>
        {outcomeOf(row, options.outcomes)}
        {row.recovered && <span class="hint"> {t.recovered}</span>}
      </td>
      <td>{ratingOf(row)}</td>
      <td>
        <span class="row">
          {options.dials_out && <CallBack call={row} busy={busy} run={run} brief />}
          {row.answered_at !== null && isMine(row) && (
            <Button icon="acw" onPress={() => onWritten(row.id)} expands>
              {t.written}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}
