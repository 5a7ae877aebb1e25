/** What was promised to callers: one step leads from the saved consultation to the form of its ticket (A6.6a). */
import { useEffect } from "preact/hooks";
import type { ConsultationRow, SeatView } from "../../api/shapes";
import { readTicketsDue, ticketsDue } from "../../state/consultation/tickets-due";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { go } from "../../state/route";
import { glance } from "../../state/watching";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { useShortcuts } from "../../ui/shortcuts";

const SHOWN = 3;

export function TicketsDue({ seat }: { seat: SeatView }) {
  const t = words.value.ticketsDue;
  useEffect(() => glance(readTicketsDue), [seat.since]);
  const due = [...ticketsDue.value].reverse(); // the one just saved first
  const [first] = due;
  useShortcuts({ openTicket: first ? () => open(first) : null });
  if (!first) return null;
  return (
    <section class="card tickets-due" aria-labelledby="tickets-due-heading">
      <h2 id="tickets-due-heading">
        <span role="status">{t.heading(due.length)}</span>
      </h2>
      <ul>
        {due.slice(0, SHOWN).map((one) => (
          <li key={one.id} class="row between">
            <span>
              <span class="hint">{moment(one.started_at)}</span> {one.number} {one.caller} {one.summary}
            </span>
            <Button
              kind={one === first ? "primary" : "plain"}
              keys={one === first ? KEYS.openTicket : undefined}
              onPress={() => open(one)}
            >
              {words.value.openTicket}
            </Button>
          </li>
        ))}
      </ul>
      {due.length > SHOWN && <p class="hint">{t.more(due.length - SHOWN)}</p>}
    </section>
  );
}

function open({ call_id, id }: ConsultationRow): void {
  go("tickets", "new", call_id ?? "", id);
}
