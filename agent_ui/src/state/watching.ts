/** What is read beside the reader's own work, so that menu and banners can say what waits. */
import { ApiError, Unreachable } from "../api/client";
import { hearOf, type Topic } from "./news";

const LOOK_MS = 30_000;

/** Nobody waits for it: what fails is read again soon, and a page that needs to know of failures reads itself. */
export function glance(read: () => Promise<void>): void {
  read().catch((error: unknown) => {
    if (!(error instanceof ApiError || error instanceof Unreachable)) throw error;
  });
}

/** Now and again, and as soon as there is news of it. */
export function watch(read: () => Promise<void>, forget: () => void, topic?: Topic): () => void {
  const look = () => glance(read);
  look();
  const timer = setInterval(look, LOOK_MS);
  const leave = topic && hearOf(topic, look);
  return () => {
    clearInterval(timer);
    leave?.();
    forget();
  };
}
