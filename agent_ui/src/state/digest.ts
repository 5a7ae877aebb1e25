/** How many questions of the digest wait for this person: to be answered, or, for the office, answered ones. */
import { signal } from "@preact/signals";
import { get } from "../api/client";
import { watch } from "./watching";

export const digestWaiting = signal(0);

async function countWaiting(): Promise<void> {
  digestWaiting.value = await get("/api/digest/waiting", {});
}

export function watchDigest(): () => void {
  const forget = () => {
    digestWaiting.value = 0;
  };
  return watch(countWaiting, forget, "digest");
}
