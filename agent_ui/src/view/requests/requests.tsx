/** Swaps, leave, being away: what waits for me, what I asked for, and asking. */
import { useEffect, useState } from "preact/hooks";
import { post } from "../../api/client";
import type { Options, Person, RequestAct, RequestRow } from "../../api/shapes";
import { words } from "../../state/language";
import { readRequests, requests } from "../../state/requests";
import { AskReason } from "../../ui/ask-reason";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { useIntent } from "../../ui/use-intent";
import { AskDialog, type Asking } from "./ask-dialog";
import { Delegation } from "./delegation";
import { RequestTable } from "./request-table";

/** These say why. */
const REASONED: readonly RequestAct[] = ["decline", "reject", "ratify"];

export function Requests({ person, options }: { person: Person; options: Options }) {
  const t = words.value.requests;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [reasoning, setReasoning] = useState<{ row: RequestRow; act: RequestAct } | null>(null);
  const [sent, setSent] = useState(false);
  const reading = useIntent();
  const { busy, failure, run } = useIntent();
  useEffect(() => {
    void reading.run(readRequests);
  }, []);
  const asks = person.role === "agent" || person.role === "lead";
  const lead = person.role === "lead";
  const ask = (what: Asking) => {
    setSent(false);
    setAsking(what);
  };
  useShortcuts({
    askSwap: asks ? () => ask("swap") : null,
    askLeave: asks ? () => ask("leave") : null,
    askAway: asks ? () => ask("away") : null,
    enterLeave: lead ? () => ask("enter") : null,
  });
  const take = async (row: RequestRow, act: RequestAct, reason = "") => {
    setReasoning(null);
    setSent(false);
    // Whatever came of it: how things stand now is what the person needs to see.
    const body = { version: row.version, reason };
    await run(() =>
      post("/api/requests/{id}/{act}", { path: { id: row.id, act }, body }).finally(readRequests),
    );
  };
  const choose = (row: RequestRow, act: RequestAct) => {
    if (REASONED.includes(act)) setReasoning({ row, act });
    else void take(row, act);
  };
  const rows = requests.value ?? [];
  const own = rows.filter((row) => row.own && !row.awaits);
  const table = { options, busy, onAct: choose };
  return (
    <section class="card calls stack" aria-labelledby="requests-heading">
      <div class="row between">
        <h1 id="requests-heading">{t.heading}</h1>
        <div class="row">
          {asks && (
            <>
              <Button keys={KEYS.askSwap} onPress={() => ask("swap")} expands>
                {t.ask.swap}
              </Button>
              <Button keys={KEYS.askLeave} onPress={() => ask("leave")} expands>
                {t.ask.leave}
              </Button>
              <Button keys={KEYS.askAway} onPress={() => ask("away")} expands>
                {t.ask.away}
              </Button>
            </>
          )}
          {lead && (
            <Button keys={KEYS.enterLeave} onPress={() => ask("enter")} expands>
              {t.enter}
            </Button>
          )}
        </div>
      </div>
      {(failure || reading.failure) && <Notice tone="bad">{failure || reading.failure}</Notice>}
      {sent && <p role="status">{t.sent}</p>}
      {requests.value === null && !reading.failure && <p role="status">{words.value.loading}</p>}
      {requests.value && (
        <>
          <RequestTable
            {...table}
            caption={t.inbox}
            rows={rows.filter((row) => row.awaits)}
            none={t.inboxNone}
          />
          {(asks || own.length > 0) && (
            <RequestTable {...table} caption={t.own} rows={own} none={t.ownNone} />
          )}
        </>
      )}
      {rows.some((row) => !row.own && !row.awaits) && (
        <RequestTable {...table} caption={t.others} rows={rows.filter((row) => !row.own && !row.awaits)} />
      )}
      {person.role === "hotline_director" && <Delegation />}
      {asking && (
        <AskDialog
          asking={asking}
          onClose={() => setAsking(null)}
          onSent={() => {
            setAsking(null);
            setSent(true);
            void reading.run(readRequests);
          }}
        />
      )}
      {reasoning && (
        <AskReason
          heading={t.acts[reasoning.act]}
          label={t.reason}
          onClose={() => setReasoning(null)}
          onReason={(reason) => void take(reasoning.row, reasoning.act, reason)}
        />
      )}
    </section>
  );
}
