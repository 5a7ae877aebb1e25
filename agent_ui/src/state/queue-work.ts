/**
 * What an administrator makes of a queue and has not saved: held by this page while another is looked at, or while
 * a call fetches the desk to the front. One at a time, as they are edited.
 */
import type { QueueDetail } from "../api/shapes";
import type { Draft } from "./queue-fields";

/** `base`: what the gateway had when it was begun. */
export interface QueueWork {
  key: string;
  base: QueueDetail;
  draft: Draft;
}

let held: QueueWork | null = null;

export function heldQueueWork(): QueueWork | null {
  return held;
}

export function holdQueueWork(work: QueueWork): void {
  held = work;
}

/** It is saved or thrown away; and whoever comes next to this page does not go on with it. */
export function forgetQueueWork(): void {
  held = null;
}

addEventListener("beforeunload", (event) => {
  if (held !== null) event.preventDefault(); // the browser asks before it goes
});
