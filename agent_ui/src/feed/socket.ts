/**
 * The one WebSocket of this tab: connects, folds frames, notices silence, comes back.
 *
 * The link is `live` only while the world held is known to be the gateway's. The server never speaks
 * unless something changes, so silence is probed by a ping, which is answered with a snapshot; a
 * probe unanswered for `ANSWER_MS` means that the connection is dead, whatever the browser believes.
 */
import type { ClientFrame, News, ServerFrame } from "../api/shapes";
import { backoffMs } from "./backoff";
import { fold, type World } from "./world";

export type Link = "connecting" | "live" | "lost";

export interface FeedListener {
  onWorld(world: World, serverNow: number): void;
  onLink(link: Link): void;
  onNews(news: News): void;
  onSessionOver(): void;
}

export const ANSWER_MS = 5_000;
export const SILENCE_MS = 15_000;
const SESSION_OVER = 4401;

export class FeedSocket {
  private socket: WebSocket | null = null;
  private world: World | null = null;
  private attempt = 0;
  /** The one timer: until an answer is overdue, the silence is long, or the next try is due. */
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly listener: FeedListener,
  ) {}

  start(): void {
    this.listener.onLink("connecting");
    this.connect();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.drop();
  }

  /** Something suggests that the world may have moved on without us: woken up, back online. */
  check(): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.send({ type: "ping" });
      this.expectAnswer();
    } else if (this.socket === null) {
      this.connect();
    }
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onmessage = (event) => {
      const frame = JSON.parse(String(event.data)) as ServerFrame | News;
      if (frame.type === "news") this.listener.onNews(frame);
      else this.hear(frame);
    };
    socket.onclose = (event) => this.closed(event.code);
    this.expectAnswer();
  }

  private hear(frame: ServerFrame): void {
    const missedBefore = this.world === null;
    this.world = fold(this.world, frame);
    if (this.world === null) {
      if (!missedBefore) {
        this.listener.onLink("lost");
        this.send({ type: "resync" });
        this.expectAnswer();
      }
      return; // deltas between the gap and the snapshot tell nothing
    }
    this.attempt = 0;
    this.listener.onWorld(this.world, frame.now);
    if (missedBefore) this.listener.onLink("live");
    this.arm(SILENCE_MS, () => this.check());
  }

  private closed(code: number): void {
    this.socket = null;
    if (code === SESSION_OVER) {
      this.stop();
      this.listener.onLink("lost");
      this.listener.onSessionOver();
    } else {
      this.retryLater();
    }
  }

  private expectAnswer(): void {
    this.arm(ANSWER_MS, () => {
      this.drop();
      this.retryLater();
    });
  }

  private retryLater(): void {
    this.world = null;
    this.listener.onLink("lost");
    this.arm(backoffMs(this.attempt++), () => this.connect());
  }

  private drop(): void {
    if (this.socket === null) return;
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = null;
    this.world = null;
  }

  private send(frame: ClientFrame): void {
    this.socket?.send(JSON.stringify(frame));
  }

  private arm(delayMs: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, delayMs);
  }
}
