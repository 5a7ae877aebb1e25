/** What this tab may see of the gateway, folded from snapshot and delta frames. Pure. */
import type { BoardView, CallView, SeatView, ServerFrame, SwitchView } from "../api/shapes";

export interface World {
  readonly seq: number;
  readonly switch: SwitchView;
  readonly seats: ReadonlyMap<string, SeatView>;
  readonly calls: ReadonlyMap<string, CallView>;
  /** Null for who is no lead. */
  readonly board: BoardView | null;
}

/**
 * The world after this frame. Null means that something was missed (or nothing is known yet): what
 * is held is no longer the truth and a snapshot must be asked for.
 */
export function fold(world: World | null, frame: ServerFrame): World | null {
  if (frame.type === "snapshot") {
    return {
      seq: frame.seq,
      switch: frame.switch,
      seats: new Map(frame.seats.map((seat) => [seat.number, seat])),
      calls: new Map(frame.calls.map((call) => [call.id, call])),
      board: frame.board,
    };
  }
  if (world === null || frame.seq !== world.seq + 1) return null;
  return {
    seq: frame.seq,
    switch: frame.switch ?? world.switch,
    seats: changed(world.seats, frame.seats, (seat) => seat.number, frame.gone_seats),
    calls: changed(world.calls, frame.calls, (call) => call.id, frame.gone_calls),
    board: frame.board ?? world.board,
  };
}

function changed<T>(
  held: ReadonlyMap<string, T>,
  come: readonly T[],
  keyOf: (thing: T) => string,
  gone: readonly string[],
): ReadonlyMap<string, T> {
  if (come.length === 0 && gone.length === 0) return held;
  const next = new Map(held);
  for (const thing of come) next.set(keyOf(thing), thing);
  for (const key of gone) next.delete(key);
  return next;
}
