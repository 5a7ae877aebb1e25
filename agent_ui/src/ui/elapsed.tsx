/** A duration that runs on the gateway's time. */
import { now } from "../state/clock";
import { duration } from "../state/format";

export function Elapsed({ since }: { since: number }) {
  return <span class="clock">{duration((now.value - since) / 1000)}</span>;
}
