/** One ticket: all of it, and what the reader may do with it now. */
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, get } from "../../api/client";
import type { Ticket, TicketAct, TicketChoices } from "../../api/shapes";
import { dateOf } from "../../state/format";
import { words } from "../../state/language";
import { hearOf } from "../../state/news";
import { go } from "../../state/route";
import { lateReplies } from "../../state/ticket-deadlines";
import { ticketWords } from "../../state/ticket-words";
import { offerUndo } from "../../state/undo";
import { glance } from "../../state/watching";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { ActBar } from "./act-bar";
import { ActDialog } from "./act-dialog";
import { NOTHING_SAID, take } from "./acts";
import { Citizen } from "./citizen";
import { Facts } from "./facts";
import { History } from "./history";
import { Confidential, categoryName, Due, StateOf } from "./parts";
import { StaleNotice } from "./stale-notice";
import { useActs } from "./use-acts";

interface Props {
  id: number;
  choices: TicketChoices | null;
  dialsOut: boolean;
  /** Whether the reader sees batches. */
  batches: boolean;
  /** It has left the reader's boxes; what there is to say of that. */
  onGone: (said: string) => void;
}

/** A ticket that was withdrawn by accident stands again where it stood. */
function offerRestore(withdrawn: Ticket): void {
  offerUndo(
    () => words.value.undo.deeds.withdrawnTicket(withdrawn.no),
    () => take(withdrawn, "restore", NOTHING_SAID),
  );
}

export function TicketView({ id, choices, dialsOut, batches, onGone }: Props) {
  const t = ticketWords.value;
  const [ticket, setTicket] = useState<Ticket | null>(null);
  const [open, setOpen] = useState<TicketAct | null>(null);
  const [done, setDone] = useState<TicketAct | null>(null);
  /** The version since which others have acted, while the page was open. */
  const [newsSince, setNewsSince] = useState<number | null>(null);
  const [gone, setGone] = useState(false);
  const reading = useIntent();
  const acts = useActs(ticket, (next, by) => {
    setDone(by);
    if (by === "withdraw") offerRestore(next);
    setNewsSince(null);
    if (by !== null) setOpen(null);
    if (next.box === null && by !== null) {
      onGone(t.ticket.gone(next.no, t.did[by]));
      go("tickets");
    } else setTicket(next);
  });
  const held = useRef({ ticket, busy: acts.busy });
  held.current = { ticket, busy: acts.busy };
  const lookAgain = async () => {
    try {
      const next = await get("/api/tickets/{id}", { path: { id } });
      const { ticket: before, busy } = held.current;
      if (before === null || busy || next.version <= before.version) return;
      setTicket(next);
      setNewsSince((since) => since ?? before.version);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === "ticket_unknown")) throw error;
      setGone(true); // what is shown stays: something may be written below
    }
  };
  useEffect(() => {
    void reading.run(async () => setTicket(await get("/api/tickets/{id}", { path: { id } })));
    return hearOf("tickets", (ids) => {
      if (ids === null || ids.includes(id)) glance(lookAgain);
    });
  }, []);
  if (ticket === null)
    return reading.failure ? (
      <Notice tone="bad">
        {reading.failure} <Button onPress={() => go("tickets")}>{t.back}</Button>
      </Notice>
    ) : (
      <p role="status">{words.value.loading}</p>
    );

  const lastReply = ticket.steps.filter(({ act }) => act === "reply").at(-1);
  const isLate = ticket.reply !== "" && lastReply && lateReplies(ticket.steps).has(lastReply);
  const replyHeading = isLate ? `${t.ticket.reply} · ${t.ticket.lateReply}` : t.ticket.reply;
  const close = () => {
    setOpen(null);
    if (open !== null && ticket.acts.includes(open)) acts.forgetStale();
  };
  const discard = (act: TicketAct) => {
    const typed = acts.said(act);
    acts.say(act, NOTHING_SAID);
    offerUndo(
      () => words.value.undo.deeds.discarded(ticketWords.value.acts[act]),
      async () => acts.say(act, typed),
    );
  };
  return (
    <article class="stack ticket" aria-labelledby="ticket-heading">
      <header class="card stack">
        <div class="row between">
          <h1 id="ticket-heading" class="row">
            {t.ticket.heading(ticket.no)} <StateOf state={ticket.state} />
            {ticket.confidential && <Confidential />}
            <Due row={ticket} />
          </h1>
          <div class="row unprinted">
            <a class="button" href={`/api/tickets/${ticket.id}/paper`} target="_blank" rel="noopener">
              {t.ticket.print}
            </a>
            <Button onPress={() => go("tickets", ...(ticket.box ? ["box", ticket.box] : []))}>
              {t.back}
            </Button>
          </div>
        </div>
        <ActBar
          ticket={gone ? { ...ticket, acts: [] } : ticket}
          dialsOut={dialsOut}
          acts={acts}
          onOpen={setOpen}
        />
        {done && <p role="status">{t.ticket.done(t.did[done])}</p>}
        {gone && <Notice tone="warn">{t.ticket.elsewhere}</Notice>}
        {newsSince !== null && acts.staleSince === null && open === null && (
          <StaleNotice tone="info" ticket={ticket} since={newsSince}>
            <Button onPress={() => setNewsSince(null)}>{words.value.close}</Button>
          </StaleNotice>
        )}
        {acts.failure && open === null && <Notice tone="bad">{acts.failure}</Notice>}
        {acts.staleSince !== null && open === null && (
          <StaleNotice ticket={ticket} since={acts.staleSince}>
            <Button onPress={acts.forgetStale}>{words.value.close}</Button>
          </StaleNotice>
        )}
        {open === null &&
          acts.leftOver.map((act) => (
            <div key={act} class="stack leftover">
              <Notice tone="warn">{t.ticket.leftover(t.acts[act])}</Notice>
              <p class="entry-text">{acts.said(act).text}</p>
              <div class="row">
                <Button onPress={() => discard(act)}>{t.ticket.discard}</Button>
              </div>
            </div>
          ))}
      </header>
      <div class="ticket-body">
        <div class="stack">
          <section class="card stack" aria-labelledby="ticket-question">
            <Citizen ticket={ticket} />
            <h2 id="ticket-question">
              {t.ticket.question}{" "}
              <span class="hint">{categoryName(ticket.category, choices?.categories ?? [])}</span>
            </h2>
            <p class="entry-text">{ticket.question}</p>
          </section>
          <Words heading={t.ticket.instruction} text={ticket.instruction} none={t.ticket.noInstruction} />
          {ticket.asked && (
            <Words
              heading={[
                t.ticket.wish[ticket.asked.kind],
                ticket.asked.until && t.ticket.until(dateOf(ticket.asked.until)),
              ]
                .filter(Boolean)
                .join(" · ")}
              text={ticket.asked.text}
            />
          )}
          <Words heading={replyHeading} text={ticket.reply} none={t.ticket.noReply} />
        </div>
        <Facts ticket={ticket} batches={batches} />
      </div>
      <History ticket={ticket} />
      {open !== null && (
        <ActDialog
          ticket={ticket}
          act={open}
          said={acts.said(open)}
          choices={choices}
          busy={acts.busy}
          failure={acts.failure}
          staleSince={acts.staleSince ?? newsSince}
          onSaid={(said) => acts.say(open, said)}
          onTake={() => void acts.run(open)}
          onClose={close}
        />
      )}
    </article>
  );
}

function Words({ heading, text, none = "" }: { heading: string; text: string; none?: string }) {
  return (
    <section class="card stack">
      <h2>{heading}</h2>
      {text ? <p class="entry-text">{text}</p> : <p class="hint">{none}</p>}
    </section>
  );
}
