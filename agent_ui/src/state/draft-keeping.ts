/** A draft lives as long as its call is at this person's seat. */
import { effect } from "@preact/signals";
import { mySeat } from "./desk";
import { forgetDrafts } from "./drafts";
import { link, world } from "./live";

export function startDraftKeeping(): void {
  effect(() => {
    // Without link or PBX the seat shown may be older than the draft.
    if (link.value === "live" && world.value?.switch.connected) forgetDrafts(mySeat.value?.call_id);
  });
}
