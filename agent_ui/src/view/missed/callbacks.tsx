/** Callers who are to be called back in their turn, and calling that off. */
import { useEffect, useState } from "preact/hooks";
import { command, get } from "../../api/client";
import type { CallbackRow, Options } from "../../api/shapes";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { AskReason } from "../../ui/ask-reason";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

export function Callbacks({ options }: { options: Options }) {
  const t = words.value.callbacks;
  const { columns } = words.value.calls;
  const [rows, setRows] = useState<readonly CallbackRow[]>([]);
  const [cancelling, setCancelling] = useState<string | null>(null);
  const intent = useIntent();
  const read = async () => setRows(await get("/api/callbacks", {}));
  useEffect(() => {
    void intent.run(read);
  }, []);
  const cancel = (id: string, reason: string) => {
    setCancelling(null);
    void intent.run(async () => {
      await command("/api/callbacks/{id}/cancel", { path: { id }, body: { reason } });
      await read();
    });
  };
  if (rows.length === 0 && intent.failure === null) return null;
  return (
    <section class="card calls" aria-labelledby="callbacks-heading">
      <h1 id="callbacks-heading">
        {t.heading} <span class="hint">{t.hint}</span>
      </h1>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      <table>
        <thead>
          <tr>
            <ColumnHeads
              names={[t.since, columns.caller, columns.queue, t.attempts, t.next, words.value.calls.act]}
            />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{moment(row.arrived_at)}</th>
              <td>
                {row.number} <span class="hint">{row.name}</span>
              </td>
              <td>{options.queues.find(({ key }) => key === row.queue)?.name ?? row.queue}</td>
              <td>{row.attempts}</td>
              <td>
                {row.next_at !== null ? moment(row.next_at) : row.state === "calling" ? t.calling : t.inTurn}
              </td>
              <td>
                <Button busy={intent.busy} onPress={() => setCancelling(row.id)} expands>
                  {t.cancel}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {cancelling !== null && (
        <AskReason
          heading={t.cancel}
          label={t.reason}
          onClose={() => setCancelling(null)}
          onReason={(reason) => cancel(cancelling, reason)}
        />
      )}
    </section>
  );
}
