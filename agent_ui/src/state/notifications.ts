/** Notifications of the operating system, for who looks at another window. */
import { signal } from "@preact/signals";

export type Permission = "unavailable" | "default" | "granted" | "denied";

/** Browsers allow them on https and on this computer only, and after somebody has agreed. */
export const permission = signal<Permission>(
  "Notification" in globalThis && isSecureContext ? Notification.permission : "unavailable",
);

export async function askForNotifications(): Promise<void> {
  permission.value = await Notification.requestPermission();
}

/** One of the same tag takes the place of the one before it. */
export function notify(heading: string, body: string, tag: string): void {
  if (permission.value !== "granted") return;
  const shown = new Notification(heading, { body, tag });
  shown.onclick = () => {
    focus();
    shown.close();
  };
}
