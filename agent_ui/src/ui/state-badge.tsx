/** A seat's state: colour, icon and word together. */
import type { SeatState } from "../api/shapes";
import { words } from "../state/language";
import { Icon } from "./icon";

export function StateBadge({ state }: { state: SeatState }) {
  return (
    <span class={`badge state-${state}`}>
      <Icon name={state} />
      {words.value.seat.states[state]}
    </span>
  );
}
