/** How many notices this person has not confirmed reading. */
import { signal } from "@preact/signals";
import { get } from "../api/client";
import { watch } from "./watching";

export const unreadNotices = signal(0);

export async function countUnread(): Promise<void> {
  const notices = await get("/api/notices", {});
  unreadNotices.value = notices.filter(({ read_at }) => read_at === null).length;
}

export function watchNotices(): () => void {
  return watch(countUnread, () => {
    unreadNotices.value = 0;
  });
}
