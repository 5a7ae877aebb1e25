import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import type { CallRow, Options } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { CallTable } from "./call-table";

const PAGE_SIZE = 50;

export function Calls({ options, leads }: { options: Options; leads: boolean }) {
  const t = words.value.calls;
  const [rows, setRows] = useState<readonly CallRow[] | null>(null);
  const [complete, setComplete] = useState(false);
  const intent = useIntent();

  const load = (held: readonly CallRow[]) =>
    intent.run(async () => {
      const oldest = held.at(-1);
      const query = { limit: PAGE_SIZE, ...(oldest && { before: oldest.arrived_at }) };
      const next = await get("/api/calls", { query });
      setRows([...held, ...next]);
      setComplete(next.length < PAGE_SIZE);
    });
  useEffect(() => {
    void load([]);
  }, []);

  return (
    <section class="card calls" aria-labelledby="calls-heading">
      <div class="row between">
        <h1 id="calls-heading">
          {t.heading} <span class="hint">{leads ? t.everybody : t.own}</span>
        </h1>
        <Button icon="refresh" busy={intent.busy} onPress={() => load([])}>
          {t.refresh}
        </Button>
      </div>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      {rows === null && !intent.failure && <p role="status">{words.value.loading}</p>}
      {rows?.length === 0 && <p>{t.none}</p>}
      {rows && rows.length > 0 && (
        <>
          <CallTable rows={rows} options={options} leads={leads} />
          {complete ? (
            <p class="hint">{t.noOlder}</p>
          ) : (
            <Button busy={intent.busy} onPress={() => load(rows)}>
              {t.older}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
