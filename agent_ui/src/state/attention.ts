/** A ringing call is unmissable: it fetches the desk to the front, sounds, and marks the tab's title. */
import { computed, effect, signal, untracked } from "@preact/signals";
import { now } from "./clock";
import { myCall, mySeat } from "./desk";
import { words } from "./language";
import { notify } from "./notifications";
import { go } from "./route";
import { RING, sound } from "./sound";

const RINGS_EVERY_MS = 3_000;
const SILENT_KEPT_AS = "cti.silent-ring";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** The call that rings at this person's phone now. */
export const ringingCallId = computed(() =>
  mySeat.value?.state === "ringing" ? mySeat.value.call_id : null,
);

/** Whether this computer keeps silent, because the phone is heard. */
export const silent = signal(localStorage.getItem(SILENT_KEPT_AS) !== null);

export function silence(on: boolean): void {
  silent.value = on;
  if (on) localStorage.setItem(SILENT_KEPT_AS, "yes");
  else localStorage.removeItem(SILENT_KEPT_AS);
}

const title = computed(() => {
  const t = words.value;
  if (ringingCallId.value === null) return t.product;
  const lit = calm.matches || Math.floor(now.value / 1000) % 2 === 0;
  return `${lit ? "●" : "○"} ${t.pop.heading} ${myCall.value?.number ?? ""}`;
});

function announce(): void {
  const call = myCall.value;
  if (call) notify(words.value.pop.heading, `${call.number} ${call.queue_name}`, call.id);
}

export function startAttention(): void {
  let soundedAt = 0;
  effect(() => {
    document.title = title.value;
  });
  effect(() => {
    if (ringingCallId.value === null) return;
    go("desk");
    untracked(announce);
  });
  effect(() => {
    if (ringingCallId.value === null || silent.value) soundedAt = 0;
    else if (now.value - soundedAt >= RINGS_EVERY_MS) {
      soundedAt = now.value;
      sound(RING);
    }
  });
}
