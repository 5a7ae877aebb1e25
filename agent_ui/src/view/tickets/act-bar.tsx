/** What the reader may do with a ticket now: as many buttons, chosen by their number too. */
import { command } from "../../api/client";
import type { Ticket, TicketAct } from "../../api/shapes";
import { hindranceNow } from "../../state/desk";
import { words } from "../../state/language";
import { go } from "../../state/route";
import { ticketWords } from "../../state/ticket-words";
import { Button } from "../../ui/button";
import { numberKey } from "../../ui/keys";
import { useNumbers } from "../../ui/shortcuts";
import { ONWARD } from "./acts";
import type { useActs } from "./use-acts";

interface Props {
  ticket: Ticket;
  dialsOut: boolean;
  acts: ReturnType<typeof useActs>;
  onOpen: (act: TicketAct) => void;
}

export function ActBar({ ticket, dialsOut, acts, onOpen }: Props) {
  const t = ticketWords.value;
  // Saving is a part of amending.
  const possible = ticket.acts
    .filter((act) => act !== "save" && (act !== "call" || dialsOut))
    .sort((a, b) => Number(ONWARD.includes(b)) - Number(ONWARD.includes(a)));
  const hindranceOf = (act: TicketAct) => {
    const hindrance = act === "call" ? hindranceNow("dial") : null;
    return hindrance && words.value.act.hindrances[hindrance];
  };
  const begin = async (act: TicketAct) => {
    if (hindranceOf(act) !== null) return;
    if (act === "submit") go("tickets", ticket.id, "amend");
    else if (act === "report") go("tickets", "batch", ...(ticket.batch ? [ticket.batch] : []));
    else if (act === "call") {
      if (await acts.run("call", () => callCitizen(ticket))) go("desk");
    } else onOpen(act);
  };
  useNumbers(possible.map((act) => () => void begin(act)));
  if (possible.length === 0) return <p class="hint">{t.ticket.noActs}</p>;
  return (
    <div class="row unprinted" role="toolbar" aria-label={t.ticket.acts}>
      {possible.map((act, index) => (
        <Button
          key={act}
          kind={ONWARD.includes(act) ? "primary" : "plain"}
          keys={numberKey(index)}
          busy={acts.busy}
          hindrance={hindranceOf(act)}
          onPress={() => void begin(act)}
          expands={act !== "submit" && act !== "report" && act !== "call"}
        >
          {t.acts[act]}
        </Button>
      ))}
    </div>
  );
}

/** From one's own seat; the browser never has the number. */
function callCitizen({ id, version }: Ticket): Promise<Ticket> {
  return command("/api/tickets/{id}/call", { path: { id }, body: { version } });
}
