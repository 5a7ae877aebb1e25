/** The alarms that the gateway raises for leads, and how this tab makes them heard. */
import { computed, effect, signal } from "@preact/signals";
import type { AlarmView } from "../api/shapes";
import { now } from "./clock";
import { words } from "./language";
import { link, world } from "./live";
import { notify } from "./notifications";
import { ALARM, sound } from "./sound";

const EVERY_MS = 10_000;
const KEY = "alarms-muted";

export const muted = signal(sessionStorage.getItem(KEY) !== null);

export function mute(on: boolean): void {
  muted.value = on;
  if (on) sessionStorage.setItem(KEY, "yes");
  else sessionStorage.removeItem(KEY);
}

/** Those that nobody has acknowledged come first. */
export const alarms = computed<readonly AlarmView[]>(() => {
  const up = world.value?.board?.alarms ?? [];
  return [...up].sort((a, b) => Number(a.acknowledged_by !== "") - Number(b.acknowledged_by !== ""));
});

/** What demands attention now; of a lost link only the banner tells. */
export const demanding = computed(() =>
  link.value === "live" ? alarms.value.filter((alarm) => alarm.acknowledged_by === "") : [],
);

export function textOf(alarm: AlarmView): string {
  const t = words.value.alarms.kinds;
  switch (alarm.kind) {
    case "pbx_down":
      return t.pbx_down;
    case "nobody_ready":
      return t.nobody_ready;
    case "long_wait":
      return t.long_wait(alarm.subject);
    case "away":
      return t.away(alarm.name, alarm.subject);
    case "missed":
      return t.missed(alarm.name, alarm.subject);
  }
}

/** Sound at once for what is new, and again and again until somebody acknowledges it or mutes the tab. */
export function startAlarms(): void {
  let known: ReadonlySet<string> = new Set();
  let soundedAt = 0;
  effect(() => {
    const ids = new Set(demanding.value.map((alarm) => alarm.id));
    const fresh = demanding.value.filter((alarm) => !known.has(alarm.id));
    known = ids;
    for (const alarm of fresh) notify(words.value.alarms.heading, textOf(alarm), alarm.id);
    if (ids.size === 0 || muted.value) soundedAt = 0;
    else if (fresh.length > 0 || now.value - soundedAt >= EVERY_MS) {
      soundedAt = now.value;
      sound(ALARM);
    }
  });
}
