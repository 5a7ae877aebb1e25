/** What our records know of who calls: open tickets, and earlier calls with what was asked in them. */
import type { Choice, KnownCaller } from "../../api/shapes";
import { dateOf, moment } from "../../state/format";
import { language, words } from "../../state/language";
import { outcomeOf } from "../../state/naming";
import { addressOf } from "../../state/route";
import { Crm } from "./crm";

interface Props {
  callId: string;
  known: KnownCaller | null;
  failure: string | null;
  outcomes: readonly Choice[];
}

export function Known({ callId, known, failure, outcomes }: Props) {
  const t = words.value.known;
  return (
    <section class="card known" aria-labelledby="known-heading">
      <h2 id="known-heading">{t.heading}</h2>
      {failure && <p role="alert">{failure}</p>}
      {known === null && !failure && <p class="hint">{t.loading}</p>}
      {known !== null && <Crm callId={callId} known={known} />}
      {known !== null && known.tickets.length > 0 && <Tickets known={known} />}
      {known?.earlier.length === 0 && <p class="hint">{t.none}</p>}
      {known !== null && known.earlier.length > 0 && <Earlier known={known} outcomes={outcomes} />}
    </section>
  );
}

function Earlier({ known, outcomes }: { known: KnownCaller; outcomes: readonly Choice[] }) {
  const t = words.value.known;
  return (
    <>
      <h3>
        {t.earlier}
        <span class="count">{known.earlier.length}</span>
      </h3>
      <ol aria-label={t.earlier}>
        {known.earlier.map((one) => (
          <li key={`${one.at} ${one.agent}`}>
            <span class="when">{moment(one.at)}</span>
            <b>{outcomeOf({ ...one, ended_at: one.at }, outcomes)}</b>
            {one.direction === "out" && <span class="hint">{t.out}</span>}
            {one.category && <span>{one.category[language.value]}</span>}
            <span class="hint">{one.answered ? one.agent : t.unanswered}</span>
            {one.text && <p>{one.text}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

function Tickets({ known }: { known: KnownCaller }) {
  const t = words.value.known;
  return (
    <>
      <h3>
        {t.tickets}
        <span class="count">{known.tickets.length}</span>
      </h3>
      <ul aria-label={t.tickets}>
        {known.tickets.map((one) => (
          <li key={one.id}>
            <span class={`badge ${one.overdue ? "state-bad" : "state-not_ready"}`}>
              {one.overdue ? t.overdue : t.ticketStates[one.state]}
            </span>
            {one.may_open ? <a href={addressOf("tickets", one.id)}>{one.no}</a> : <b>{one.no}</b>}
            {one.category && <b>{one.category[language.value]}</b>}
            <span class="hint">
              {one.due_day === null ? t.opened(moment(one.opened_at)) : t.due(dateOf(one.due_day))}
            </span>
            <p class={one.may_open ? undefined : "hint"}>{one.may_open ? one.text : t.anothers}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
