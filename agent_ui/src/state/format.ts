/** Instants and durations as people read them. */
import { now } from "./clock";
import { languageTag } from "./language";
import { site } from "./site";

/** 0:07, 12:34, 1:02:03. */
export function duration(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const padded = (part: number) => String(part).padStart(2, "0");
  return h > 0 ? `${h}:${padded(m)}:${padded(s)}` : `${m}:${padded(s)}`;
}

/** 97.3 %; a dash where there is nothing to be a share of. */
export function percent(share: number | null): string {
  return share === null ? "–" : `${(share * 100).toFixed(1)}%`;
}

/** 08:30 in the site's zone. */
export function clockTime(instantMs: number): string {
  return new Intl.DateTimeFormat(languageTag.value, {
    timeZone: site.value.time_zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(instantMs);
}

/** 08:30:05 in the site's zone: what is judged to the second is read to the second. */
export function exactTime(instantMs: number): string {
  return new Intl.DateTimeFormat(languageTag.value, {
    timeZone: site.value.time_zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(instantMs);
}

/** The date of an instant in the site's zone, as 2026-03-02. */
export function isoDay(instantMs: number): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: site.value.time_zone }).format(instantMs);
}

/** The gateway's, as it is when asked: a page that stays open does not follow it over midnight. */
export function today(): string {
  return isoDay(now.peek());
}

/** Date and time in the site's zone, wherever the browser is. */
export function moment(instantMs: number): string {
  return new Intl.DateTimeFormat(languageTag.value, {
    ...yearUnlessThis(isoDay(instantMs)),
    timeZone: site.value.time_zone,
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(instantMs);
}

/** Weekday, date and time, for what is to come. */
export function dayAndTime(instantMs: number): string {
  return new Intl.DateTimeFormat(languageTag.value, {
    ...yearUnlessThis(isoDay(instantMs)),
    timeZone: site.value.time_zone,
    weekday: "short",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(instantMs);
}

/** 3月2日周一, of a date, which has no time zone. */
export function dateOf(date: string): string {
  return new Intl.DateTimeFormat(languageTag.value, {
    ...yearUnlessThis(date),
    timeZone: "UTC",
    weekday: "short",
    month: "short",
    day: "numeric",
  }).format(Date.parse(date));
}

/** 2026年3月. */
export function monthName(date: string): string {
  return new Intl.DateTimeFormat(languageTag.value, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
  }).format(Date.parse(date));
}

/** Of a date, which has no time zone. */
export function weekday(date: string): string {
  return new Intl.DateTimeFormat(languageTag.value, { weekday: "short", timeZone: "UTC" }).format(
    Date.parse(date),
  );
}

/** The instant at which the site's clocks show this time of this date. */
export function instantOf(day: string, time: string): number {
  const asUtc = Date.parse(`${day}T${time}Z`);
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone: site.value.time_zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(asUtc);
  return asUtc - (Date.parse(`${shown.replace(" ", "T")}Z`) - asUtc);
}

/** What is of another year says so; of this one it would only be in the way. */
function yearUnlessThis(date: string): { year?: "numeric" } {
  return date.slice(0, 4) === today().slice(0, 4) ? {} : { year: "numeric" };
}
