import type { Ticket } from "../../api/shapes";
import { dateOf, moment } from "../../state/format";
import { addressOf } from "../../state/route";
import { ticketWords } from "../../state/ticket-words";

/** Who, when, where and until when. */
export function Facts({ ticket, batches }: { ticket: Ticket; batches: boolean }) {
  const t = ticketWords.value.ticket;
  const day = (date: string | null) => (date === null ? "" : dateOf(date));
  const from = () => {
    if (ticket.consultation !== null) return `${t.fromConsultation} ${ticket.consultation}`; // it names the call
    return ticket.call_id === null ? "" : `${t.fromCall} ${ticket.call_id}`;
  };
  const facts: [string, string][] = [
    [t.author, ticket.author],
    [t.opened, moment(ticket.opened_at)],
    [t.from, from()],
    [t.batch, day(ticket.batch)],
    [t.reported, ticket.reported_at === null ? "" : moment(ticket.reported_at)],
    [t.unit, ticket.unit],
    [t.original, day(ticket.original_due_day)],
    [t.granted, ticket.due_day === ticket.original_due_day ? "" : day(ticket.due_day)],
    [t.supervisions, ticket.supervisions > 0 ? String(ticket.supervisions) : ""],
    [t.external, ticket.external],
  ];
  return (
    <section class="card stack" aria-labelledby="ticket-facts">
      <h2 id="ticket-facts">{t.facts}</h2>
      <dl class="facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {batches && name === t.batch && ticket.batch ? (
                    <BatchOf day={ticket.batch} text={value} />
                  ) : (
                    value
                  )}
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function BatchOf({ day, text }: { day: string; text: string }) {
  return <a href={addressOf("tickets", "batch", day)}>{text}</a>;
}
