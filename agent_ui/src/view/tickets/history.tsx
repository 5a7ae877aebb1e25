/** All that happened to a ticket: who did what when and in which words, and what the clock wrote beside it. */
import type { Ticket, TicketStepRow } from "../../api/shapes";
import { dateOf, dayAndTime, moment } from "../../state/format";
import { lateReplies } from "../../state/ticket-deadlines";
import { ticketWords } from "../../state/ticket-words";
import { ColumnHeads } from "../../ui/column-heads";

export function History({ ticket }: { ticket: Ticket }) {
  const t = ticketWords.value;
  const { columns } = t.ticket;
  const late = lateReplies(ticket.steps);
  const steps = ticket.steps.map((step, index) => ({
    key: `step ${index}`,
    at: step.at,
    by: step.by,
    did: t.did[step.act],
    step,
    late: late.has(step),
  }));
  const entries = ticket.entries.map((entry) => ({
    key: `${entry.kind} ${entry.for_at}`,
    at: entry.at,
    by: t.ticket.clock,
    did: t.ticket.entries[entry.kind],
    step: null,
    late: false,
  }));
  const rows = [...steps, ...entries].sort((a, b) => a.at - b.at);
  return (
    <section class="card" aria-labelledby="ticket-history">
      <h2 id="ticket-history">{t.ticket.history}</h2>
      <table class="ticket-history">
        <thead>
          <tr>
            <ColumnHeads names={[columns.at, columns.by, columns.did, columns.words]} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} class={row.step === null ? "by-clock" : undefined}>
              <th scope="row">{moment(row.at)}</th>
              <td>{row.by}</td>
              <td>
                {row.did}
                {row.late && <strong class="problem"> {t.ticket.lateReply}</strong>}
              </td>
              <td>{row.step && <Words step={row.step} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function StepLine({ step }: { step: TicketStepRow }) {
  return (
    <>
      <span class="hint">{moment(step.at)}</span> {step.by} <b>{ticketWords.value.did[step.act]}</b>{" "}
      <Words step={step} />
    </>
  );
}

function Words({ step }: { step: TicketStepRow }) {
  const due = dueOf(step);
  return (
    <>
      {step.unit && <b>{step.unit} </b>}
      {step.text && <span class="said">{step.text}</span>}
      {due && <span class="hint"> {due}</span>}
    </>
  );
}

/** What was reckoned with an act differs in what it means. */
function dueOf(step: TicketStepRow): string {
  const t = ticketWords.value.ticket;
  if (step.due_at === null) return "";
  switch (step.act) {
    case "submit":
      return t.toReport(dayAndTime(step.due_at));
    case "collect":
      return t.inBatch(dayAndTime(step.due_at));
    case "ask_extension":
      return t.until(dateOf(step.due_day ?? ""));
    default:
      return t.dueOn(dateOf(step.due_day ?? ""));
  }
}
