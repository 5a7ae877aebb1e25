/** When drafts are sent and let go, beside every two seconds. */
import { effect } from "@preact/signals";
import { mySeat } from "../desk";
import { link, world } from "../live";
import { drafts, forget } from "./drafts";
import { differing } from "./form";
import { holdLeftOver, leftOvers } from "./left-over";

/** A draft is held as long as its call is at this person's seat, and until the gateway has all of it. */
function letGo(): void {
  // Without link or PBX the seat shown may be older than the draft.
  if (link.value !== "live" || !world.value?.switch.connected) return;
  const callId = mySeat.value?.call_id;
  for (const draft of drafts()) {
    if (draft.callId === callId || draft.goesOn.value) continue;
    const [base, mine] = [draft.base.peek(), draft.form.peek()];
    if (differing(base, mine).length > 0) holdLeftOver({ callId: draft.callId, base, mine });
    forget(draft);
  }
}

/** The gateway is there again. */
function sendAgain(): void {
  if (link.value !== "live") return;
  for (const draft of drafts()) if (isUnreachable(draft.standing.peek())) void draft.keep();
}

function isUnreachable({ kind }: { kind: string }): boolean {
  return kind === "unreachable";
}

export function startDraftKeeping(): () => void {
  const page = new AbortController();
  const { signal } = page;
  const effects = [effect(letGo), effect(sendAgain)];
  const turned = () => {
    for (const draft of drafts()) void (document.hidden ? draft.keep() : draft.lookAgain());
  };
  const leaving = () => {
    for (const draft of drafts()) draft.sendOff();
  };
  const asked = (event: Event) => {
    // Nobody would have it then: the browser asks before it goes.
    const lost = drafts().some(({ unsent, standing }) => unsent.value && isUnreachable(standing.value));
    if (lost || leftOvers.value.length > 0) event.preventDefault();
  };
  document.addEventListener("visibilitychange", turned, { signal });
  addEventListener("pagehide", leaving, { signal });
  addEventListener("beforeunload", asked, { signal });
  return () => {
    page.abort();
    for (const stop of effects) stop();
  };
}
