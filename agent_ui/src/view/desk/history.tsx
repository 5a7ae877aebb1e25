import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import type { CallRow, Choice } from "../../api/shapes";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { outcomeOf } from "../../state/naming";
import { sentenceOf } from "../../ui/use-intent";

export function History({ callId, outcomes }: { callId: string; outcomes: readonly Choice[] }) {
  const t = words.value.history;
  const [rows, setRows] = useState<readonly CallRow[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    get("/api/calls/{id}/history", { path: { id: callId } }).then(setRows, (error: unknown) =>
      setFailure(sentenceOf(error)),
    );
  }, [callId]);
  return (
    <section class="card history" aria-labelledby="history-heading">
      <h2 id="history-heading">
        {t.heading}
        {rows && rows.length > 0 && <span class="count">{rows.length}</span>}
      </h2>
      {failure && <p role="alert">{failure}</p>}
      {!rows && !failure && <p class="hint">{t.loading}</p>}
      {rows?.length === 0 && <p class="hint">{t.none}</p>}
      <ol>
        {rows?.map((row) => (
          <li key={row.id}>
            <span class="when">{moment(row.arrived_at)}</span>
            <b>{outcomeOf(row, outcomes)}</b>
            <span class="hint">{row.agent_name}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
