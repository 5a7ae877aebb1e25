/** The batch of one morning: what is to be reported is ticked, the rest stays for later. All of it or nothing. */
import { useEffect, useState } from "preact/hooks";
import { ApiError, get, post } from "../../api/client";
import type { Choice, BatchSheet as Sheet, Ticket } from "../../api/shapes";
import { dateOf, dayAndTime, moment } from "../../state/format";
import { words } from "../../state/language";
import { addressOf } from "../../state/route";
import { ticketWords } from "../../state/ticket-words";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { Confidential, categoryName, StateOf } from "./parts";

interface Props {
  day: string;
  leads: boolean;
  categories: readonly Choice[];
  /** How often something was changed on this page. */
  changes: number;
  onReported: () => void;
}

export function BatchSheet({ day, leads, categories, changes, onReported }: Props) {
  const t = ticketWords.value.batch;
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [stale, setStale] = useState(false);
  const reading = useIntent();
  const { busy, failure, run } = useIntent();
  const read = async () => setSheet(await get("/api/tickets/batches/{day}", { path: { day } }));
  useEffect(() => {
    void reading.run(read);
  }, [changes]);
  if (sheet === null) return <p role="status">{reading.failure ?? words.value.loading}</p>;

  const open = sheet.tickets.filter(({ acts }) => acts.includes("report"));
  const chosen = open.filter(({ id }) => !leftOut.has(id));
  const tick = (id: number, on: boolean) => {
    const next = new Set(leftOut);
    if (on) next.delete(id);
    else next.add(id);
    setLeftOut(next);
  };
  const report = () =>
    run(async () => {
      setConfirming(false);
      setSaid(null);
      setStale(false);
      const tickets = chosen.map(({ id, version }) => ({ id, version }));
      try {
        await post("/api/tickets/batches/{day}/report", { path: { day }, body: { tickets } });
        setSaid(t.reported(tickets.length));
        onReported();
      } catch (error) {
        const changed =
          error instanceof ApiError && ["ticket_changed", "ticket_unknown"].includes(error.code);
        if (!changed) throw error;
        await read();
        setStale(true);
      }
    });
  return (
    <section class="card stack" aria-labelledby="batch-heading">
      <div class="row between">
        <h2 id="batch-heading">
          {t.sheet(dateOf(day))} <Told sheet={sheet} />
        </h2>
        <div class="row unprinted">
          <a class="button" href={`/api/tickets/batches/${day}/paper`} target="_blank" rel="noopener">
            {ticketWords.value.ticket.print}
          </a>
          {leads && open.length > 0 && (
            <Button
              kind="primary"
              busy={busy}
              hindrance={chosen.length === 0 ? t.nothingChosen : null}
              onPress={() => setConfirming(true)}
              expands
            >
              {t.report(chosen.length)}
            </Button>
          )}
        </div>
      </div>
      {stale && <Notice tone="bad">{t.changed}</Notice>}
      {(failure ?? reading.failure) && <Notice tone="bad">{failure ?? reading.failure}</Notice>}
      {said && <p role="status">{said}</p>}
      <Rows sheet={sheet} leads={leads} categories={categories} leftOut={leftOut} onTick={tick} />
      {confirming && (
        <Dialog heading={t.sheet(dateOf(day))} onClose={() => setConfirming(false)}>
          <p>{t.confirm(chosen.length)}</p>
          {open.length > chosen.length && <p>{t.leftOut(open.length - chosen.length)}</p>}
          <div class="row end">
            <Button onPress={() => setConfirming(false)}>{words.value.cancel}</Button>
            <Button kind="primary" onPress={() => void report()}>
              {t.report(chosen.length)}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function Told({ sheet: { batch } }: { sheet: Sheet }) {
  const t = ticketWords.value.batch;
  return (
    <>
      <span class="hint">
        {t.count(batch.count, batch.open)} · {t.due(dayAndTime(batch.due_at))}
        {batch.reported_at !== null && ` · ${t.reportedAt(moment(batch.reported_at))}`}
      </span>
      {batch.late && <strong class="problem"> {t.late}</strong>}
    </>
  );
}

interface RowsProps {
  sheet: Sheet;
  leads: boolean;
  categories: readonly Choice[];
  leftOut: ReadonlySet<number>;
  onTick: (id: number, on: boolean) => void;
}

function Rows({ sheet, leads, categories, leftOut, onTick }: RowsProps) {
  const t = ticketWords.value;
  const { columns } = t;
  return (
    <table>
      <thead>
        <tr>
          <ColumnHeads
            names={[
              ...(leads ? [t.batch.with] : []),
              columns.no,
              columns.citizen,
              columns.category,
              columns.question,
              t.batch.author,
              columns.state,
            ]}
          />
        </tr>
      </thead>
      <tbody>
        {sheet.tickets.map((ticket) => (
          <tr key={ticket.id}>
            {leads && <td>{tickOf(ticket)}</td>}
            <th scope="row">
              <a href={addressOf("tickets", ticket.id)}>{ticket.no}</a>
            </th>
            <td class="citizen">
              {ticket.caller} {ticket.number} {ticket.confidential && <Confidential />}
            </td>
            <td>{categoryName(ticket.category, categories)}</td>
            <td>
              <p class="said">{ticket.question}</p>
            </td>
            <td>{ticket.author}</td>
            <td>
              <StateOf state={ticket.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function tickOf({ id, no, acts }: Ticket) {
    if (!acts.includes("report")) return <span class="hint">{t.batch.alreadyReported}</span>;
    return (
      <input
        type="checkbox"
        aria-label={t.batch.withOf(no)}
        checked={!leftOut.has(id)}
        onChange={({ currentTarget }) => onTick(id, currentTarget.checked)}
      />
    );
  }
}
