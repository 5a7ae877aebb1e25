import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { CallRow, Options, Role } from "../../api/shapes";
import { clockTime } from "../../state/format";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { usePages } from "../../ui/use-pages";
import { CallTable } from "./call-table";
import { ConsultationDialog } from "./consultation-dialog";
import { Consultations } from "./consultations";
import { ScoreCall } from "./score-call";

interface Props {
  options: Options;
  reader: Role;
}

/** The calls, and what was written down of them. */
export function Calls({ options, reader }: Props) {
  const t = words.value.calls;
  const everybody = reader !== "agent";
  const reads = reader !== "hotline_director"; // what was written down is for who works with it
  const [written, setWritten] = useState(false);
  const tab = (to: boolean, name: string) => (
    <Button
      kind={written === to ? "primary" : "plain"}
      pressed={written === to}
      onPress={() => setWritten(to)}
    >
      {name}
    </Button>
  );
  const head = (tool: ComponentChildren) => (
    <div class="row between">
      <h1 id="calls-heading">
        {t.heading} <span class="hint">{everybody ? t.everybody : t.own}</span>
      </h1>
      <div class="row">
        {reads && tab(false, t.tab)}
        {reads && tab(true, words.value.consultations.heading)}
        {tool}
      </div>
    </div>
  );
  return (
    <section class="card calls" aria-labelledby="calls-heading">
      {written ? (
        <>
          {head(null)}
          <Consultations leads={everybody} />
        </>
      ) : (
        <CallList options={options} reader={reader} head={head} />
      )}
    </section>
  );
}

interface ListProps extends Props {
  head: (tool: ComponentChildren) => VNode;
}

function CallList({ options, reader, head }: ListProps) {
  const t = words.value.calls;
  const [open, setOpen] = useState<string | null>(null);
  const [toScore, setToScore] = useState<CallRow | null>(null);
  const [scored, setScored] = useState<CallRow | null>(null);
  const { rows, complete, busy, failure, reload, older, run } = usePages(
    (query) => get("/api/calls", { query }),
    (row: CallRow) => row.arrived_at,
  );

  return (
    <>
      {head(
        <Button icon="refresh" busy={busy} onPress={reload}>
          {t.refresh}
        </Button>,
      )}
      {failure && <Notice tone="bad">{failure}</Notice>}
      {scored && (
        <Notice tone="info">
          {words.value.quality.scored(scored.agent_name ?? "", clockTime(scored.arrived_at))}
        </Notice>
      )}
      {rows === null && !failure && <p role="status">{words.value.loading}</p>}
      {rows?.length === 0 && <p>{t.none}</p>}
      {rows && rows.length > 0 && (
        <>
          <CallTable
            rows={rows}
            options={options}
            reader={reader}
            busy={busy}
            run={run}
            onWritten={setOpen}
            onScore={setToScore}
          />
          {complete ? (
            <p class="hint">{t.noOlder}</p>
          ) : (
            <Button busy={busy} onPress={older}>
              {t.older}
            </Button>
          )}
        </>
      )}
      {toScore && (
        <ScoreCall
          call={toScore}
          options={options}
          onClose={() => setToScore(null)}
          onScored={() => {
            setToScore(null);
            setScored(toScore);
          }}
        />
      )}
      {open !== null && (
        <ConsultationDialog
          ask={() => get("/api/calls/{id}/consultation", { path: { id: open } })}
          onClose={(changed) => {
            setOpen(null);
            if (changed) void reload();
          }}
        />
      )}
    </>
  );
}
