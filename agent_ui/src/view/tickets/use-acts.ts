/**
 * Doing things with the ticket that is shown, one at a time. What was typed for an act stays until it is
 * done or discarded, also if somebody else was faster (`ticket_changed`): then the ticket is read again.
 */
import { useState } from "preact/hooks";
import { ApiError, get } from "../../api/client";
import type { Ticket, TicketAct } from "../../api/shapes";
import { readBoxes } from "../../state/tickets";
import { glance } from "../../state/watching";
import { useIntent } from "../../ui/use-intent";
import { NOTHING_SAID, type Said, take } from "./acts";

interface Acts {
  busy: boolean;
  failure: string | null;
  /** The version since which somebody else has acted. */
  staleSince: number | null;
  said: (act: TicketAct) => Said;
  say: (act: TicketAct, said: Said) => void;
  run: (act: TicketAct, send?: () => Promise<Ticket>) => Promise<boolean>;
  /** Acts for which something was typed that can no longer be sent. */
  leftOver: readonly TicketAct[];
  forgetStale: () => void;
}

export function useActs(
  ticket: Ticket | null,
  onTicket: (ticket: Ticket, by: TicketAct | null) => void,
): Acts {
  const [typed, setTyped] = useState<Partial<Record<TicketAct, Said>>>({});
  const [staleSince, setStaleSince] = useState<number | null>(null);
  const intent = useIntent();
  const said = (act: TicketAct) => typed[act] ?? NOTHING_SAID;
  const say = (act: TicketAct, words: Said) => setTyped((before) => ({ ...before, [act]: words }));

  const run = async (act: TicketAct, send = () => take(ticket as Ticket, act, said(act))) => {
    if (ticket === null) return false;
    let done = false;
    await intent.run(async () => {
      try {
        onTicket(await send(), act);
        say(act, NOTHING_SAID);
        setStaleSince(null);
        done = true;
        glance(readBoxes);
      } catch (error) {
        if (!(error instanceof ApiError && error.code === "ticket_changed")) throw error;
        onTicket(await get("/api/tickets/{id}", { path: { id: ticket.id } }), null);
        setStaleSince(ticket.version);
      }
    });
    return done;
  };
  const acts = ticket?.acts ?? [];
  const leftOver = (Object.keys(typed) as TicketAct[]).filter(
    (act) => said(act).text.trim() !== "" && !acts.includes(act),
  );
  return {
    busy: intent.busy,
    failure: intent.failure,
    staleSince,
    said,
    say,
    run,
    leftOver,
    forgetStale: () => setStaleSince(null),
  };
}
