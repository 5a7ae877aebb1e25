/**
 * What is being written on a ticket's form: held by this page while a call fetches the desk to the front, never
 * by the browser's storage. It is personal data, and the computers of a hotline have no passwords (A4.2).
 */
import type { Form } from "./consultation/form";

export interface TicketDraft {
  caller: string;
  number: string;
  category: string;
  question: string;
  confidential: boolean;
}

/** As far as the form of a call says it. */
export function ticketDraftOf(form: Form): TicketDraft {
  const { caller_name: caller, phone: number, category, question } = form;
  return { caller, number, category, question, confidential: false };
}

/** Under which the ticket of a call is held. */
export function keyOfCall(callId: string | null): string {
  return `new.${callId ?? ""}`;
}

const held = new Map<string, TicketDraft>();

export function heldTicketDraft(key: string): TicketDraft | null {
  return held.get(key) ?? null;
}

export function holdTicketDraft(key: string, draft: TicketDraft): void {
  held.set(key, draft);
}

export function forgetTicketDraft(key: string): void {
  held.delete(key);
}

/** Whoever comes next to this page sees none of them. */
export function forgetTicketDrafts(): void {
  held.clear();
}
