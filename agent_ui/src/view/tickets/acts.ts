/** What is said with each act, and where it is sent. Which of them somebody may do now, the gateway tells. */
import { post } from "../../api/client";
import type { Ticket, TicketAct } from "../../api/shapes";

/** What somebody has typed for an act. */
export interface Said {
  text: string;
  unit: string;
  until: string;
}

export const NOTHING_SAID: Said = { text: "", unit: "", until: "" };

/** These are nothing without words (core/tickets/decide.py); with the others a remark may go. */
export const IN_WORDS: readonly TicketAct[] = [
  "return",
  "instruct",
  "reply",
  "ask_extension",
  "ask_return",
  "refuse",
  "supervise",
  "send_back",
  "tell",
  "give_up",
];

/** What leads a ticket on, rather than back or aside. */
export const ONWARD: readonly TicketAct[] = [
  "submit",
  "restore",
  "collect",
  "report",
  "instruct",
  "assign",
  "reply",
  "grant",
  "forward",
  "call",
  "tell",
];

export function take(ticket: Pick<Ticket, "id" | "version">, act: TicketAct, said: Said): Promise<Ticket> {
  const { id, version } = ticket;
  const text = said.text.trim();
  if (act === "number")
    return post("/api/tickets/{id}/number", { path: { id }, body: { version, number: text } });
  const body = { version, text, unit: said.unit, until: said.until || null };
  return post("/api/tickets/{id}/acts/{act}", { path: { id, act }, body });
}
