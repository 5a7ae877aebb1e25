import type { Change, VersionRow } from "../../api/shapes";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { FIELDS, type FieldName } from "../../state/queue-fields";

export function QueueHistory({ rows }: { rows: readonly VersionRow[] }) {
  const t = words.value.queues;
  return (
    <section class="card" aria-labelledby="queue-history-heading">
      <h2 id="queue-history-heading">{t.historyHeading}</h2>
      {rows.length === 0 && <p class="hint">{t.notEdited}</p>}
      <ol class="versions">
        {rows.map((row) => (
          <li key={row.version}>
            <b>{t.version(row.version)}</b>{" "}
            <span class="hint">
              {row.by === "file" ? t.fromFile : row.by} · {moment(row.at)}
            </span>
            {row.reason && <p>{row.reason}</p>}
            <Changes changes={row.changes} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** In the words of the form. */
function shown(field: string, value: string): string {
  const t = words.value.queues;
  const kind = FIELDS[field as FieldName]?.kind;
  if (kind === "flag") return value === "True" ? t.on : t.off;
  if (kind === "strategy") return t.strategies[value as keyof typeof t.strategies] ?? value;
  return value || t.nothing;
}

export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = words.value.queues;
  return (
    <ul class="changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {t.fields[field as FieldName]?.label ?? field}: <del>{shown(field, before)}</del> →{" "}
          <ins>{shown(field, after)}</ins>
        </li>
      ))}
    </ul>
  );
}
