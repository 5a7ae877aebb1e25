/** What is read beside the reader's own work, so that menu and banners can say what waits. */
import { ApiError, Unreachable } from "../api/client";

const LOOK_MS = 30_000;

/** Nobody waits for it: what fails is read again soon, and a page that needs to know of failures reads itself. */
export function glance(read: () => Promise<void>): void {
  read().catch((error: unknown) => {
    if (!(error instanceof ApiError || error instanceof Unreachable)) throw error;
  });
}

/** Now and again. */
export function watch(read: () => Promise<void>, forget: () => void): () => void {
  const look = () => glance(read);
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearInterval(timer);
    forget();
  };
}
