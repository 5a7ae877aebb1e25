/** The live world of the person logged in, and whether it can be believed now. */
import { effect, signal } from "@preact/signals";
import { FeedSocket, type Link } from "../feed/socket";
import type { World } from "../feed/world";
import { agreeOn } from "./clock";
import { spread, spreadAll } from "./news";
import { resume, session } from "./session";

/** Kept while the link is lost: stale, but better than nothing to look at. */
export const world = signal<World | null>(null);
export const link = signal<Link>("connecting");

let socket: FeedSocket | null = null;

function open(): void {
  const url = new URL("/api/feed", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  socket = new FeedSocket(url.href, {
    onWorld(next, serverNow) {
      agreeOn(serverNow);
      world.value = next;
    },
    onLink(next) {
      if (next === "live" && link.value === "lost") spreadAll();
      link.value = next;
    },
    onNews: spread,
    onSessionOver: resume,
  });
  socket.start();
}

function close(): void {
  socket?.stop();
  socket = null;
  world.value = null;
}

/** Woken up, shown again, back online: another tab may have changed everything meanwhile. */
function lookAgain(): void {
  if (document.hidden) return;
  if (session.value.kind === "in") socket?.check();
  else if (session.value.kind === "out") void resume();
}

export function startLive(): void {
  effect(() => {
    if (session.value.kind !== "in") return;
    open();
    return close;
  });
  document.addEventListener("visibilitychange", lookAgain);
  addEventListener("online", lookAgain);
}
