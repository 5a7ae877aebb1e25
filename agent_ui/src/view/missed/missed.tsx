import { get, post } from "../../api/client";
import type { MissedRow, Options } from "../../api/shapes";
import { duration, moment } from "../../state/format";
import { words } from "../../state/language";
import { outcomeOf, queueOf } from "../../state/naming";
import { offerUndo } from "../../state/undo";
import { Button } from "../../ui/button";
import { CallBack } from "../../ui/call-back";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { usePages } from "../../ui/use-pages";

/** Calls that nobody answered, so that somebody calls back. */
export function Missed({ options }: { options: Options }) {
  const t = words.value.missed;
  const { rows, complete, busy, failure, reload, older, afterwards, run } = usePages(
    (query) => get("/api/missed-calls", { query }),
    (row: MissedRow) => row.call.arrived_at,
  );
  const settle = async ({ id, number, name }: MissedRow["call"]) => {
    const path = { id };
    if (await afterwards(() => post("/api/missed-calls/{id}/done", { path })))
      offerUndo(
        () => words.value.undo.deeds.settled(`${number} ${name}`.trim()),
        async () => {
          await post("/api/missed-calls/{id}/reopen", { path });
          void reload();
        },
      );
  };

  return (
    <section class="card calls" aria-labelledby="missed-heading">
      <div class="row between">
        <h1 id="missed-heading">
          {t.heading} <span class="hint">{t.hint}</span>
        </h1>
        <Button icon="refresh" busy={busy} onPress={reload}>
          {words.value.calls.refresh}
        </Button>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {rows === null && !failure && <p role="status">{words.value.loading}</p>}
      {rows?.length === 0 && <p>{t.none}</p>}
      {rows && rows.length > 0 && (
        <>
          <MissedTable
            rows={rows}
            options={options}
            busy={busy}
            run={run}
            onSettle={(call) => void settle(call)}
          />
          {!complete && (
            <Button busy={busy} onPress={older}>
              {words.value.calls.older}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

interface TableProps {
  rows: readonly MissedRow[];
  options: Options;
  busy: boolean;
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  onSettle: (call: MissedRow["call"]) => void;
}

function MissedTable({ rows, options, busy, run, onSettle }: TableProps) {
  const t = words.value.missed;
  const { columns } = words.value.calls;
  return (
    <table>
      <thead>
        <tr>
          <ColumnHeads names={[columns.time, columns.caller, columns.queue, columns.wait, t.why, t.done]} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ call, done_at, done_by }) => (
          <tr key={call.id}>
            <th scope="row">{moment(call.arrived_at)}</th>
            <td>
              {call.number} <span class="hint">{call.name}</span>
            </td>
            <td>{queueOf(call, options)}</td>
            <td>{duration(call.wait_s)}</td>
            <td>{outcomeOf(call, options.outcomes)}</td>
            <td>
              {done_at === null ? (
                <span class="row">
                  {options.dials_out && <CallBack call={call} busy={busy} run={run} />}
                  <Button busy={busy} onPress={() => onSettle(call)}>
                    {t.settle}
                  </Button>
                </span>
              ) : (
                `${done_by ?? ""} ${moment(done_at)}`
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
