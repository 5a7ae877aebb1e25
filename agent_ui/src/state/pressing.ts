/** What presses of this person's transfer tickets: overdue, due soon, instructed or reported late, returned. */
import { signal } from "@preact/signals";
import { get } from "../api/client";
import type { TicketNotice } from "../api/shapes";

export const pressing = signal<readonly TicketNotice[]>([]);

export async function readPressing(): Promise<void> {
  pressing.value = await get("/api/tickets/notices", {});
}
