/** The reader's boxes of transfer tickets, and how many wait for their word. */
import { computed, signal } from "@preact/signals";
import { get } from "../api/client";
import type { TicketBoxCount } from "../api/shapes";
import { watch } from "./watching";

export const boxes = signal<readonly TicketBoxCount[] | null>(null);
export const ticketsWaiting = computed(() => {
  const waiting = boxes.value?.filter(({ waits }) => waits) ?? [];
  return waiting.reduce((sum, { count }) => sum + count, 0);
});

export async function readBoxes(): Promise<void> {
  boxes.value = await get("/api/tickets/boxes", {});
}

export function watchBoxes(): () => void {
  const forget = () => {
    boxes.value = null;
  };
  return watch(readBoxes, forget, "tickets");
}
