/** How many notices this person has not confirmed reading. */
import { signal } from "@preact/signals";
import { get, Unreachable } from "../api/client";

export const unreadNotices = signal(0);

/** Ask again: now and then, and after one was read. */
export function noticesRead(): void {
  get("/api/notices", {}).then(
    (notices) => {
      unreadNotices.value = notices.filter(({ read_at }) => read_at === null).length;
    },
    (error: unknown) => {
      if (!(error instanceof Unreachable)) throw error; // the banner says that the gateway is gone
    },
  );
}
