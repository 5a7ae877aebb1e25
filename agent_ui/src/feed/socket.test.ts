import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { News, ServerFrame } from "../api/shapes";
import { aDelta, aSnapshot } from "../testing/frames";
import { ANSWER_MS, FeedSocket, type Link, SILENCE_MS } from "./socket";
import type { World } from "./world";

/** Stands for the browser's WebSocket; the test plays the gateway. */
class Wire {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static all: Wire[] = [];
  readyState = Wire.CONNECTING;
  sent: string[] = [];
  closed = false;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(readonly url: string) {
    Wire.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text).type);
  }
  close() {
    this.closed = true;
  }
  say(frame: ServerFrame | News) {
    this.readyState = Wire.OPEN;
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  end(code: number) {
    this.onclose?.({ code });
  }
}

let links: Link[];
let worlds: World[];
let news: number[];
let sessionsOver: number;
let feed: FeedSocket;

const wire = () => Wire.all.at(-1) as Wire;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Wire);
  Wire.all = [];
  [links, worlds, news, sessionsOver] = [[], [], [], 0];
  feed = new FeedSocket("ws://gateway/api/feed", {
    onWorld: (world) => worlds.push(world),
    onLink: (link) => links.push(link),
    onNews: ({ ids }) => news.push(...ids),
    onSessionOver: () => {
      sessionsOver += 1;
    },
  });
  feed.start();
});

afterEach(() => {
  feed.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("passes news on, which are no part of the world and of no sequence", () => {
  wire().say(aSnapshot());
  wire().say({ type: "news", topic: "tickets", ids: [3, 4] });
  wire().say(aDelta({ seq: 2 }));
  expect(news).toEqual([3, 4]);
  expect(worlds).toHaveLength(2);
  expect(wire().sent).toEqual([]);
});

it("is live from the first snapshot on, and folds deltas", () => {
  expect(links).toEqual(["connecting"]);
  wire().say(aSnapshot());
  wire().say(aDelta({ seq: 2 }));
  expect(links).toEqual(["connecting", "live"]);
  expect(worlds.map((world) => world.seq)).toEqual([1, 2]);
});

it("asks once for a snapshot after a gap, and believes nothing until it comes", () => {
  wire().say(aSnapshot());
  wire().say(aDelta({ seq: 5 }));
  wire().say(aDelta({ seq: 6 }));
  expect(wire().sent).toEqual(["resync"]);
  expect(links.at(-1)).toBe("lost");
  expect(worlds).toHaveLength(1);
  wire().say(aSnapshot({ seq: 7 }));
  expect(links.at(-1)).toBe("live");
});

it.each([1001, 1006, 4400, 4429])("comes back after a close with %i", (code) => {
  wire().say(aSnapshot());
  wire().end(code);
  expect(links.at(-1)).toBe("lost");
  vi.advanceTimersByTime(500);
  expect(Wire.all).toHaveLength(2);
  wire().say(aSnapshot());
  expect(links.at(-1)).toBe("live");
});

it("does not come back when the session is over", () => {
  wire().say(aSnapshot());
  wire().end(4401);
  vi.advanceTimersByTime(60_000);
  expect(sessionsOver).toBe(1);
  expect(Wire.all).toHaveLength(1);
});

it("waits longer after each failure, and starts afresh once a snapshot came", () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  wire().end(1006);
  vi.advanceTimersByTime(500);
  wire().end(1006);
  vi.advanceTimersByTime(999);
  expect(Wire.all).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(Wire.all).toHaveLength(3);
  wire().say(aSnapshot());
  wire().end(1006);
  vi.advanceTimersByTime(500);
  expect(Wire.all).toHaveLength(4);
});

it("gives up a connection that never brings a snapshot", () => {
  const first = wire();
  vi.advanceTimersByTime(ANSWER_MS);
  expect(first.closed).toBe(true);
  vi.advanceTimersByTime(500);
  expect(Wire.all).toHaveLength(2);
});

it("probes silence, and drops a connection that does not answer", () => {
  const first = wire();
  first.say(aSnapshot());
  vi.advanceTimersByTime(SILENCE_MS);
  expect(first.sent).toEqual(["ping"]);
  vi.advanceTimersByTime(ANSWER_MS);
  expect(first.closed).toBe(true);
  expect(links.at(-1)).toBe("lost");
});

it("stays while its probes are answered", () => {
  wire().say(aSnapshot());
  for (let seq = 2; seq < 6; seq++) {
    vi.advanceTimersByTime(SILENCE_MS);
    wire().say(aSnapshot({ seq }));
  }
  expect(Wire.all).toHaveLength(1);
  expect(links).toEqual(["connecting", "live"]);
});

it("checks at once when woken: a ping if connected, a new try if waiting", () => {
  wire().say(aSnapshot());
  feed.check();
  expect(wire().sent).toEqual(["ping"]);
  wire().end(1006);
  feed.check();
  expect(Wire.all).toHaveLength(2);
});

it("is quiet once stopped", () => {
  wire().say(aSnapshot());
  feed.stop();
  vi.advanceTimersByTime(60_000);
  expect(Wire.all).toHaveLength(1);
  expect(wire().closed).toBe(true);
});
