import type { QueueRow } from "../../api/shapes";
import { dayAndTime } from "../../state/format";
import { words } from "../../state/language";

interface Props {
  rows: readonly QueueRow[];
  chosen: string | null;
  onChoose: (key: string) => void;
}

export function QueueList({ rows, chosen, onChoose }: Props) {
  return (
    <ul class="queue-list">
      {[...rows.filter((row) => !row.retired), ...rows.filter((row) => row.retired)].map((row) => (
        <li key={row.key}>
          <button
            type="button"
            class="choice"
            aria-current={row.key === chosen ? "true" : undefined}
            onClick={() => onChoose(row.key)}
          >
            <b>{row.name}</b>
            <span class="hint">
              {row.key} · {row.dids.join(" ") || words.value.queues.noNumber}
            </span>
            {row.retired ? (
              <span class="badge state-signed_out">{words.value.queues.retired}</span>
            ) : (
              <OpenNow row={row} />
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function OpenNow({ row }: { row: QueueRow }) {
  const t = words.value.queues;
  const until = row.until === null ? "" : dayAndTime(row.until);
  return (
    <span class={`badge ${row.open ? "state-ready" : "state-signed_out"}`}>
      {row.open ? t.openUntil(until) : t.closedUntil(until)}
      {row.differs && ` · ${t.edited}`}
    </span>
  );
}
