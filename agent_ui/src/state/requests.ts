/** The requests that are this person's business, and how many wait for their word. */
import { computed, signal } from "@preact/signals";
import { get } from "../api/client";
import type { RequestRow } from "../api/shapes";

const LOOK_MS = 30_000;

export const requests = signal<readonly RequestRow[] | null>(null);
export const awaiting = computed(() => requests.value?.filter((row) => row.awaits).length ?? 0);

export async function readRequests(): Promise<void> {
  requests.value = await get("/api/requests", {});
}

/** Now and again, so that the menu can say what waits; a page that needs to know of failures reads itself. */
export function watchRequests(): () => void {
  const look = () => void readRequests().catch(() => {});
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearInterval(timer);
    requests.value = null;
  };
}
