/** What presses of this person's transfer tickets: overdue, due soon, instructed or reported late, returned. */
import { signal } from "@preact/signals";
import { get, Unreachable } from "../api/client";
import type { TicketNotice } from "../api/shapes";

export const pressing = signal<readonly TicketNotice[]>([]);

export function readPressing(): void {
  get("/api/tickets/notices", {}).then(
    (notices) => {
      pressing.value = notices;
    },
    (error: unknown) => {
      if (!(error instanceof Unreachable)) throw error; // the banner says that the gateway is gone
    },
  );
}
