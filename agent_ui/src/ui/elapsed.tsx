/** A duration that runs on the gateway's time. */
import { now } from "../state/clock";
import { duration } from "../state/format";

/** `plusMs` is what was spent before `since`. */
export function Elapsed({ since, plusMs = 0 }: { since: number; plusMs?: number }) {
  return <span class="clock">{duration((now.value - since + plusMs) / 1000)}</span>;
}
