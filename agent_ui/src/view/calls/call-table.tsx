import type { CallRow, Options, Role } from "../../api/shapes";
import { duration, moment } from "../../state/format";
import { words } from "../../state/language";
import { hungUpByOf, outcomeOf, queueOf, ratingOf } from "../../state/naming";
import { LEADS, SUPERVISORS, UPSTAIRS } from "../../state/pages";
import { session } from "../../state/session";
import { Button } from "../../ui/button";
import { CallBack } from "../../ui/call-back";
import { ColumnHeads } from "../../ui/column-heads";
import { MarkCaller } from "./mark-caller";

const FIGURES = ["wait", "ring", "talk", "hold", "acw"] as const;

interface Props {
  rows: readonly CallRow[];
  options: Options;
  reader: Role;
  busy: boolean;
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  /** What this person wrote down of the call is asked for. */
  onWritten: (callId: string) => void;
  onScore: (call: CallRow) => void;
}

function mayCallBack({ number }: CallRow, { dials_out }: Options, reader: Role): boolean {
  return dials_out && number !== "" && !UPSTAIRS.includes(reader);
}

/** By the person who looks. */
function isOwn({ agent_id }: CallRow): boolean {
  return session.value.kind === "in" && session.value.person.id === agent_id;
}

function wasWritten(row: CallRow): boolean {
  return row.answered_at !== null && isOwn(row);
}

/** Nobody scores their own. */
function mayScore(row: CallRow, reader: Role): boolean {
  const answered = row.answered_at !== null && row.agent_id !== null && row.ended_at !== null;
  return answered && SUPERVISORS.includes(reader) && !isOwn(row);
}

export function CallTable({ rows, reader, ...rest }: Props) {
  const { columns, act } = words.value.calls;
  const acts = rows.some(
    (row) => mayCallBack(row, rest.options, reader) || wasWritten(row) || mayScore(row, reader),
  );
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
              ...(reader === "agent" ? [] : [columns.agent]),
            ]}
          />
          <ColumnHeads names={FIGURES.map((name) => columns[name])} figures />
          <ColumnHeads names={[columns.hungUpBy, columns.outcome, columns.rating, ...(acts ? [act] : [])]} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} reader={reader} acts={acts} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Omit<Props, "rows"> {
  row: CallRow;
  /** Whether there is anything to do with one of the rows. */
  acts: boolean;
}

function Row({ row, options, reader, acts, busy, run, onWritten, onScore }: RowProps) {
  const t = words.value.calls;
  const queue = queueOf(row, options);
  return (
    <tr>
      <th scope="row">{moment(row.arrived_at)}</th>
      <td>
        {row.number} <span class="hint">{row.name}</span>
        {row.direction === "out" && <span class="hint"> {t.out}</span>}
        {LEADS.includes(reader) && row.number !== "" && <MarkCaller callId={row.id} />}
      </td>
      <td>{queue}</td>
      <td>{row.seat}</td>
      {reader !== "agent" && <td>{row.agent_name}</td>}
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
      {acts && (
        <td>
          <span class="row acts">
            {mayCallBack(row, options, reader) && <CallBack call={row} busy={busy} run={run} brief />}
            {wasWritten(row) && (
              <Button icon="acw" onPress={() => onWritten(row.id)} expands>
                {t.written}
              </Button>
            )}
            {mayScore(row, reader) && (
              <Button kind="quiet" onPress={() => onScore(row)} expands>
                {words.value.quality.act}
              </Button>
            )}
          </span>
        </td>
      )}
    </tr>
  );
}
