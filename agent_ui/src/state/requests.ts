/** The requests that are this person's business, and how many wait for their word. */
import { computed, signal } from "@preact/signals";
import { get } from "../api/client";
import type { RequestRow } from "../api/shapes";
import { watch } from "./watching";

export const requests = signal<readonly RequestRow[] | null>(null);
export const awaiting = computed(() => requests.value?.filter((row) => row.awaits).length ?? 0);

export async function readRequests(): Promise<void> {
  requests.value = await get("/api/requests", {});
}

export function watchRequests(): () => void {
  return watch(readRequests, () => {
    requests.value = null;
  });
}
