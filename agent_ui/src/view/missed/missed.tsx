import { useEffect, useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { MissedRow, Options } from "../../api/shapes";
import { duration, moment } from "../../state/format";
import { words } from "../../state/language";
import { outcomeOf } from "../../state/naming";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

const PAGE_SIZE = 50;

/** Calls that nobody answered, so that somebody calls back. */
export function Missed({ options }: { options: Options }) {
  const t = words.value.missed;
  const [rows, setRows] = useState<readonly MissedRow[] | null>(null);
  const [complete, setComplete] = useState(false);
  const intent = useIntent();

  const fetchAfter = async (held: readonly MissedRow[]) => {
    const oldest = held.at(-1);
    const query = { limit: PAGE_SIZE, ...(oldest && { before: oldest.call.arrived_at }) };
    const next = await get("/api/missed-calls", { query });
    setRows([...held, ...next]);
    setComplete(next.length < PAGE_SIZE);
  };
  const load = (held: readonly MissedRow[]) => intent.run(() => fetchAfter(held));
  const settle = (id: string) =>
    intent.run(async () => {
      await post("/api/missed-calls/{id}/done", { path: { id } });
      await fetchAfter([]);
    });
  useEffect(() => {
    void load([]);
  }, []);

  return (
    <section class="card calls" aria-labelledby="missed-heading">
      <div class="row between">
        <h1 id="missed-heading">
          {t.heading} <span class="hint">{t.hint}</span>
        </h1>
        <Button icon="refresh" busy={intent.busy} onPress={() => load([])}>
          {words.value.calls.refresh}
        </Button>
      </div>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      {rows === null && !intent.failure && <p role="status">{words.value.loading}</p>}
      {rows?.length === 0 && <p>{t.none}</p>}
      {rows && rows.length > 0 && (
        <>
          <MissedTable rows={rows} options={options} busy={intent.busy} onSettle={settle} />
          {!complete && (
            <Button busy={intent.busy} onPress={() => load(rows)}>
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
  onSettle: (id: string) => void;
}

function MissedTable({ rows, options, busy, onSettle }: TableProps) {
  const t = words.value.missed;
  const { columns } = words.value.calls;
  return (
    <table>
      <thead>
        <tr>
          {[columns.time, columns.caller, columns.queue, columns.wait, t.why, t.done].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ call, done_at, done_by }) => (
          <tr key={call.id}>
            <th scope="row">{moment(call.arrived_at)}</th>
            <td>
              {call.number} <span class="hint">{call.name}</span>
            </td>
            <td>{options.queues.find((one) => one.key === call.queue)?.name ?? call.queue}</td>
            <td>{duration(call.wait_s)}</td>
            <td>{outcomeOf(call, options.outcomes)}</td>
            <td>
              {done_at === null ? (
                <Button busy={busy} onPress={() => onSettle(call.id)}>
                  {t.settle}
                </Button>
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
