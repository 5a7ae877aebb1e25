import { expect, it } from "vitest";
import type { SeatState } from "../api/shapes";
import { aSeat } from "../testing/frames";
import { type Act, type Hindrance, hindrance } from "./desk";

const TABLE: [SeatState, Record<Exclude<Act, "signIn">, Hindrance | null>][] = [
  [
    "not_ready",
    { ready: null, notReady: null, signOut: null, leave: null, move: null, dial: null, save: "notYet" },
  ],
  [
    "ready",
    {
      ready: "alreadyReady",
      notReady: null,
      signOut: null,
      leave: null,
      move: null,
      dial: null,
      save: "notYet",
    },
  ],
  [
    "ringing",
    {
      ready: "ringing",
      notReady: null,
      signOut: null,
      leave: "ringing",
      move: null,
      dial: "ringing",
      save: "notYet",
    },
  ],
  [
    "dialling",
    {
      ready: "dialling",
      notReady: null,
      signOut: null,
      leave: "dialling",
      move: null,
      dial: "dialling",
      save: "notYet",
    },
  ],
  [
    "talking",
    {
      ready: "talking",
      notReady: null,
      signOut: null,
      leave: "talking",
      move: null,
      dial: "talking",
      save: "notYet",
    },
  ],
  [
    "acw",
    {
      ready: "unsaved",
      notReady: "unsaved",
      signOut: "unsaved",
      leave: "unsaved",
      move: "unsaved",
      dial: "unsaved",
      save: null,
    },
  ],
];

it.each(TABLE)("says what a seat that is %s may do, and why not", (state, expected) => {
  const acts = Object.keys(expected) as Act[];
  const seat = aSeat("01", { state });
  expect(Object.fromEntries(acts.map((act) => [act, hindrance(act, seat, "live")]))).toEqual(expected);
});

it("allows nothing while the link is not live", () => {
  for (const act of ["signIn", "signOut", "ready", "notReady", "save"] as const) {
    expect(hindrance(act, aSeat("01", { state: "acw" }), "lost")).toBe("stale");
    expect(hindrance(act, null, "connecting")).toBe("stale");
  }
});

it("allows only sign-in without a seat", () => {
  expect(hindrance("signIn", null, "live")).toBeNull();
  expect(hindrance("ready", null, "live")).toBe("noSeat");
});
