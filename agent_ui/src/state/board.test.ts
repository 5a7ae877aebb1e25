import { expect, it } from "vitest";
import { fold, type World } from "../feed/world";
import { aCall, aSeat, aSnapshot } from "../testing/frames";
import { countByState, seatsInOrder, waitingCalls } from "./board";

const seats = [
  aSeat("10", { state: "ready" }),
  aSeat("9", { state: "acw" }),
  aSeat("01", { state: "ready" }),
];
const calls = [
  aCall("late", { arrived_at: 900 }),
  aCall("first", { arrived_at: 100, state: "entering" }),
  aCall("rings", { arrived_at: 50, state: "offered" }),
  aCall("talks", { arrived_at: 10, state: "talking" }),
];
const world = fold(null, aSnapshot({ seats, calls })) as World;

it("orders seats by number, as people count", () => {
  expect(seatsInOrder(world).map((seat) => seat.number)).toEqual(["01", "9", "10"]);
});

it("counts every state, also those that nobody is in", () => {
  expect(countByState(world)).toEqual({
    ready: 2,
    ringing: 0,
    dialling: 0,
    talking: 0,
    acw: 1,
    not_ready: 0,
    signed_out: 0,
  });
});

it("lists who waits unserved, longest first", () => {
  expect(waitingCalls(world).map((call) => call.id)).toEqual(["first", "late"]);
});
