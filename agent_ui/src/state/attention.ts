/** A ringing call is unmissable: it fetches the desk to the front and marks the tab's title. */
import { computed, effect } from "@preact/signals";
import { now } from "./clock";
import { myCall, mySeat } from "./desk";
import { words } from "./language";
import { go } from "./route";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** The call that rings at this person's phone now. */
export const ringingCallId = computed(() =>
  mySeat.value?.state === "ringing" ? mySeat.value.call_id : null,
);

const title = computed(() => {
  const t = words.value;
  if (ringingCallId.value === null) return t.product;
  const lit = calm.matches || Math.floor(now.value / 1000) % 2 === 0;
  return `${lit ? "●" : "○"} ${t.pop.heading} ${myCall.value?.number ?? ""}`;
});

export function startAttention(): void {
  effect(() => {
    document.title = title.value;
  });
  effect(() => {
    if (ringingCallId.value !== null) go("desk");
  });
}
