/**
 * What was typed here in the last moments before another page saved the form: it is in no version yet, and is
 * held by this page until the person has put it into a correction, or thrown it away.
 */
import { signal } from "@preact/signals";
import type { Form } from "./form";

/** `base`: the version from which `mine` was made. */
export interface Typed {
  base: Form;
  mine: Form;
}

export interface LeftOver extends Typed {
  callId: string;
}

export const leftOvers = signal<readonly LeftOver[]>([]);

export function holdLeftOver(one: LeftOver): void {
  leftOvers.value = [...leftOvers.value, one];
}

export function dropLeftOver(one: LeftOver): void {
  leftOvers.value = leftOvers.value.filter((other) => other !== one);
}

/** Whoever comes next to this page sees none of them. */
export function forgetLeftOvers(): void {
  leftOvers.value = [];
}
