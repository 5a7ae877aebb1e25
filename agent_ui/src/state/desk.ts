/** What this person's seat is doing, and what they may do next. */
import { computed } from "@preact/signals";
import type { CallView, SeatState, SeatView } from "../api/shapes";
import type { Link } from "../feed/socket";
import { link, world } from "./live";
import { session } from "./session";

/** `leave`: sign out and be gone at once, which a call cannot defer. */
export type Act = "signIn" | "signOut" | "leave" | "move" | "ready" | "notReady" | "dial" | "save";
/** Why an act is not possible now; the sentences are in the dictionaries. */
export type Hindrance =
  | "stale"
  | "alreadyReady"
  | "ringing"
  | "dialling"
  | "talking"
  | "unsaved"
  | "notYet"
  | "noSeat";

export const mySeat = computed<SeatView | null>(() => {
  const current = session.value;
  if (current.kind !== "in" || world.value === null) return null;
  for (const seat of world.value.seats.values()) {
    if (seat.agent?.id === current.person.id) return seat;
  }
  return null;
});

/** Where this person waits for the seat, which is theirs next. */
export const myStandby = computed<SeatView | null>(() => {
  const current = session.value;
  if (current.kind !== "in" || world.value === null) return null;
  return [...world.value.seats.values()].find((seat) => seat.standby?.id === current.person.id) ?? null;
});

export const myCall = computed<CallView | null>(() => {
  const id = mySeat.value?.call_id;
  return (id && world.value?.calls.get(id)) || null;
});

const BUSY: Partial<Record<SeatState, Hindrance>> = {
  ringing: "ringing",
  dialling: "dialling",
  talking: "talking",
  acw: "unsaved",
};

/** During a call these are kept, and done after it. */
const DEFERRED: readonly Act[] = ["signOut", "move", "notReady"];
const IN_CALL: readonly SeatState[] = ["ringing", "dialling", "talking"];

/** Null: go ahead. Mirrors the gateway's table (core/seat.py) only to explain; the gateway decides. */
export function hindrance(act: Act, seat: SeatView | null, linkNow: Link): Hindrance | null {
  if (linkNow !== "live") return "stale";
  if (act === "signIn") return null;
  if (seat === null) return "noSeat";
  if (act === "save") return seat.state === "acw" ? null : "notYet";
  if (act === "ready" && seat.state === "ready") return "alreadyReady";
  if (DEFERRED.includes(act) && IN_CALL.includes(seat.state)) return null;
  return BUSY[seat.state] ?? null;
}

export function hindranceNow(act: Act): Hindrance | null {
  return hindrance(act, mySeat.value, link.value);
}
