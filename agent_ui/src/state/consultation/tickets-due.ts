/** Consultations of this person that promised a transfer ticket which nobody has opened yet. */
import { signal } from "@preact/signals";
import { get } from "../../api/client";
import type { ConsultationRow } from "../../api/shapes";

export const ticketsDue = signal<readonly ConsultationRow[]>([]);

export async function readTicketsDue(): Promise<void> {
  ticketsDue.value = await get("/api/consultations/without-ticket", {});
}

/** Whoever comes next to this page sees none of them. */
export function forgetTicketsDue(): void {
  ticketsDue.value = [];
}
