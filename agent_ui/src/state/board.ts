/** What a lead reads off the world: seats in order, counts, who waits. Pure. */
import type { CallView, SeatState, SeatView } from "../api/shapes";
import type { World } from "../feed/world";
import { byNumber } from "./order";

export const SEAT_STATES: readonly SeatState[] = [
  "ready",
  "ringing",
  "dialling",
  "talking",
  "acw",
  "not_ready",
  "signed_out",
];

export function seatsInOrder(world: World): SeatView[] {
  return [...world.seats.values()].sort(byNumber);
}

export function countByState(world: World): Record<SeatState, number> {
  const counts = Object.fromEntries(SEAT_STATES.map((state) => [state, 0])) as Record<SeatState, number>;
  for (const seat of world.seats.values()) counts[seat.state] += 1;
  return counts;
}

/** Callers whom nobody is serving yet, longest first. */
export function waitingCalls(world: World): CallView[] {
  return [...world.calls.values()]
    .filter((call) => call.state === "waiting" || call.state === "entering")
    .sort((a, b) => a.arrived_at - b.arrived_at);
}
