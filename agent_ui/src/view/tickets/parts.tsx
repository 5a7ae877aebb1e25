/** What both the table and the ticket show of a ticket. */
import type { Choice, TicketRow, TicketState } from "../../api/shapes";
import { now } from "../../state/clock";
import { dateOf } from "../../state/format";
import { language } from "../../state/language";
import { deadlineOf } from "../../state/ticket-deadlines";
import { ticketWords } from "../../state/ticket-words";
import { Icon } from "../../ui/icon";

/** The tints of the panel's seat states, which have been chosen to be told apart. */
const TINTS: Record<TicketState, string> = {
  draft: "signed_out",
  submitted: "talking",
  returned: "ringing",
  collected: "talking",
  reported: "talking",
  instructed: "acw",
  assigned: "acw",
  extension_asked: "not_ready",
  return_asked: "not_ready",
  replied: "ready",
  callback: "ready",
  closed: "signed_out",
  withdrawn: "signed_out",
};

export function StateOf({ state }: { state: TicketState }) {
  return <span class={`badge state-${TINTS[state]}`}>{ticketWords.value.states[state]}</span>;
}

export function Confidential() {
  return <span class="badge state-ringing">{ticketWords.value.confidential}</span>;
}

/** Colour and words; what was due first stays told beside what was granted. */
export function Due({ row }: { row: TicketRow }) {
  const t = ticketWords.value.due;
  const deadline = deadlineOf(row, now.value);
  if (deadline === null) return null;
  const original = row.original_due_day;
  return (
    <span class={`due ${deadline.tone}`}>
      {deadline.tone !== "plain" && <Icon name="warning" />}
      <span>
        {deadline.text}
        {original !== null && original !== row.due_day && (
          <span class="hint"> {t.was(dateOf(original))}</span>
        )}
        {row.supervisions > 0 && <span class="hint"> {t.supervised(row.supervisions)}</span>}
      </span>
    </span>
  );
}

/** The names of all levels; of one that is not offered any more, its code. */
export function categoryName(code: string, categories: readonly Choice[]): string {
  const levels = code.split("/");
  const names = levels.map((level, depth) => {
    const known = categories.find((one) => one.code === levels.slice(0, depth + 1).join("/"));
    return known ? known[language.value] : level;
  });
  return names.join(" / ");
}
