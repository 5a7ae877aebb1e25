/**
 * What was done last, as long as it is offered to be undone. Undoing is an act of its own, which the gateway
 * carries out, refuses and audits as any other: nothing is only pretended to be done.
 */
import { signal } from "@preact/signals";

export interface Deed {
  /** What has been done, in the language that is read then. */
  told: () => string;
  undo: () => Promise<unknown>;
}

export const lastDeed = signal<Deed | null>(null);

/** The last one only: who goes on has decided about the one before. */
export function offerUndo(told: () => string, undo: () => Promise<unknown>): void {
  lastDeed.value = { told, undo };
}

export function forgetDeed(): void {
  lastDeed.value = null;
}
