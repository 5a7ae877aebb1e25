/** The gateway's time. This tab's clock only carries it from one frame to the next. */
import { signal } from "@preact/signals";

const TICK_MS = 1_000;
let offsetMs = 0;

/** The present instant of the gateway (ms), moving once a second and with every frame. */
export const now = signal(Date.now());

export function isPast(instant: number): boolean {
  return now.value >= instant;
}

export function agreeOn(serverNow: number): void {
  offsetMs = serverNow - Date.now();
  now.value = serverNow; // exactly: the PC's clock, asked again, may be a millisecond on
}

function tick(): void {
  now.value = Date.now() + offsetMs;
}

export function startClock(): void {
  setInterval(tick, TICK_MS);
}
