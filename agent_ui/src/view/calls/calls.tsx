import { get } from "../../api/client";
import type { CallRow, Options } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { usePages } from "../../ui/use-pages";
import { CallTable } from "./call-table";

export function Calls({ options, leads }: { options: Options; leads: boolean }) {
  const t = words.value.calls;
  const { rows, complete, busy, failure, reload, older, run } = usePages(
    (query) => get("/api/calls", { query }),
    (row: CallRow) => row.arrived_at,
  );

  return (
    <section class="card calls" aria-labelledby="calls-heading">
      <div class="row between">
        <h1 id="calls-heading">
          {t.heading} <span class="hint">{leads ? t.everybody : t.own}</span>
        </h1>
        <Button icon="refresh" busy={busy} onPress={reload}>
          {t.refresh}
        </Button>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {rows === null && !failure && <p role="status">{words.value.loading}</p>}
      {rows?.length === 0 && <p>{t.none}</p>}
      {rows && rows.length > 0 && (
        <>
          <CallTable rows={rows} options={options} leads={leads} busy={busy} run={run} />
          {complete ? (
            <p class="hint">{t.noOlder}</p>
          ) : (
            <Button busy={busy} onPress={older}>
              {t.older}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
