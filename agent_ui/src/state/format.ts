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
  return atSite(MINUTE, instantMs);
}

/** 08:30:05 in the site's zone: what is judged to the second is read to the second. */
export function exactTime(instantMs: number): string {
  return atSite(SECOND, instantMs);
}

/** The date of an instant in the site's zone, as 2026-03-02. */
export function isoDay(instantMs: number): string {
  return formatter(ISO, {}, site.value.time_zone).format(instantMs);
}

/** The gateway's, as it is when asked: a page that stays open does not follow it over midnight. */
export function today(): string {
  return isoDay(now.peek());
}

/** Date and time in the site's zone, wherever the browser is. */
export function moment(instantMs: number): string {
  return atSite({ ...yearUnlessThis(isoDay(instantMs)), ...DAY, ...SECOND }, instantMs);
}

/** Weekday, date and time, to the minute. */
export function dayAndTime(instantMs: number): string {
  return atSite({ ...yearUnlessThis(isoDay(instantMs)), weekday: "short", ...DAY, ...MINUTE }, instantMs);
}

/** 3月2日周一, of a date, which has no time zone. */
export function dateOf(date: string): string {
  return ofDate({ ...yearUnlessThis(date), weekday: "short", month: "short", day: "numeric" }, date);
}

/** 2026年3月. */
export function monthName(date: string): string {
  return ofDate({ year: "numeric", month: "long" }, date);
}

/** Of a date, which has no time zone. */
export function weekday(date: string): string {
  return ofDate({ weekday: "short" }, date);
}

/** The instant at which the site's clocks show this time of this date. */
export function instantOf(day: string, time: string): number {
  const asUtc = Date.parse(`${day}T${time}Z`);
  const shown = formatter(ISO, { dateStyle: "short", timeStyle: "medium" }, site.value.time_zone).format(
    asUtc,
  );
  return asUtc - (Date.parse(`${shown.replace(" ", "T")}Z`) - asUtc);
}

type Form = Intl.DateTimeFormatOptions;

const ISO = "sv-SE"; // there they write dates so
const DAY: Form = { month: "2-digit", day: "2-digit" };
const MINUTE: Form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const SECOND: Form = { ...MINUTE, second: "2-digit" };

/** What is of another year says so; of this one it would only be in the way. */
function yearUnlessThis(date: string): Form {
  return date.slice(0, 4) === today().slice(0, 4) ? {} : { year: "numeric" };
}

function atSite(form: Form, instantMs: number): string {
  return formatter(languageTag.value, form, site.value.time_zone).format(instantMs);
}

function ofDate(form: Form, date: string): string {
  return formatter(languageTag.value, form, "UTC").format(Date.parse(date));
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Kept, for to make one takes longer than to write a whole table's dates with it. */
function formatter(tag: string, form: Form, timeZone: string): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, form, timeZone]);
  const kept = made.get(key) ?? new Intl.DateTimeFormat(tag, { ...form, timeZone });
  made.set(key, kept);
  return kept;
}
