import { describe, expect, it } from "vitest";
import { aCall, aDelta, aSeat, aSnapshot } from "../testing/frames";
import { fold } from "./world";

const start = fold(null, aSnapshot({ seats: [aSeat("01"), aSeat("02")], calls: [aCall("a")] }));

describe("fold", () => {
  it("takes a snapshot whole, whatever was held", () => {
    const later = fold(start, aSnapshot({ seq: 9, seats: [aSeat("03")] }));
    expect(later?.seq).toBe(9);
    expect([...(later?.seats.keys() ?? [])]).toEqual(["03"]);
    expect(later?.calls.size).toBe(0);
  });

  it("replaces what a delta brings and drops what is gone", () => {
    const delta = aDelta({
      seq: 2,
      seats: [aSeat("02", { state: "ready" })],
      calls: [aCall("b")],
      gone_seats: ["01"],
      gone_calls: ["a"],
    });
    const next = fold(start, delta);
    expect(next?.seats.get("02")?.state).toBe("ready");
    expect(next?.seats.has("01")).toBe(false);
    expect([...(next?.calls.keys() ?? [])]).toEqual(["b"]);
  });

  it("leaves the world before a delta as it was", () => {
    fold(start, aDelta({ seq: 2, gone_seats: ["01"] }));
    expect(start?.seats.has("01")).toBe(true);
  });

  it("keeps the switch unless the delta says otherwise", () => {
    expect(fold(start, aDelta({ seq: 2 }))?.switch.connected).toBe(true);
    const lost = fold(start, aDelta({ seq: 2, switch: { connected: false, since: 5 } }));
    expect(lost?.switch).toEqual({ connected: false, since: 5 });
  });

  it.each([0, 1, 3, 7])("knows nothing after a gap (seq %i after 1)", (seq) => {
    expect(fold(start, aDelta({ seq }))).toBeNull();
  });

  it("knows nothing from a delta alone", () => {
    expect(fold(null, aDelta({ seq: 1 }))).toBeNull();
  });
});
