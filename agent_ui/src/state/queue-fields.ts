/**
 * Every field of a queue as a person writes it. One that the gateway gets later does not compile
 * until it stands here, so the page can never pass over it.
 */
import type { QueueSection } from "../api/shapes";

type Levels = Record<string, number>;

/** How a value stands in its box, and how it is read back. `rows`: a box of several lines. */
interface Field<T> {
  show: (value: T) => string;
  read: (text: string) => T;
  rows?: number;
  kind: "text" | "count" | "flag" | "strategy";
}

export type FieldName = keyof QueueSection;
export type Draft = Record<FieldName, string>;

const text: Field<string> = { show: (value) => value, read: (typed) => typed.trim(), kind: "text" };
/** What is no number is left for the gateway to refuse. */
const count: Field<number> = { show: String, read: (typed) => toNumber(typed), kind: "count" };
const flag: Field<boolean> = { show: String, read: (typed) => typed === "true", kind: "flag" };
const words: Field<string[]> = {
  show: (value) => value.join(" "),
  read: (typed) => typed.split(/[\s,，、;；]+/).filter(Boolean),
  kind: "text",
};
const lines: Field<string[]> = {
  show: (value) => value.join("\n"),
  read: (typed) => linesOf(typed),
  rows: 2,
  kind: "text",
};
const hoursByDay: Field<Record<string, string>> = {
  show: (value) => pairs(value, " = "),
  read: (typed) => Object.fromEntries(linesOf(typed).map((line) => parted(line, "="))),
  rows: 4,
  kind: "text",
};
const levels: Field<Levels> = { show: levelsText, read: readLevels, kind: "text" };
const levelsByNumber: Field<Record<string, Levels>> = {
  show: (value) => pairs(mapped(value, levelsText), ": "),
  read: (typed) => mapped(Object.fromEntries(linesOf(typed).map((line) => parted(line, ":"))), readLevels),
  rows: 2,
  kind: "text",
};
const strategy: Field<QueueSection["strategy"]> = {
  show: (value) => value,
  read: (typed) => typed as QueueSection["strategy"],
  kind: "strategy",
};

export const FIELDS: { [F in FieldName]: Field<QueueSection[F]> } = {
  key: text,
  name: text,
  dids: words,
  retired: flag,
  hours: text,
  hours_on: hoursByDay,
  greeting: text,
  notice: text,
  music: text,
  closed_message: text,
  say_position: flag,
  say_wait: flag,
  announce_every_s: count,
  periodic_message: text,
  periodic_every_s: count,
  strategy,
  ring_s: count,
  ring_all_limit: count,
  head_start_s: count,
  skills: levels,
  did_skills: levelsByNumber,
  relax: lines,
  backup_after_s: count,
  sticky_days: count,
  sticky_wait_s: count,
  callback: flag,
  callback_attempts: count,
  callback_retry_s: count,
  overflow: lines,
  survey: flag,
  survey_prompt: text,
  survey_thanks: text,
};

export const NAMES = Object.keys(FIELDS) as FieldName[];

/** What decides when the queue is open. */
export const HOURS: readonly FieldName[] = ["hours", "hours_on"];

export function draftOf(queue: QueueSection): Draft {
  const shown = <F extends FieldName>(name: F) => FIELDS[name].show(queue[name]);
  return Object.fromEntries(NAMES.map((name) => [name, shown(name)])) as Draft;
}

export function queueOf(draft: Draft): QueueSection {
  const read = NAMES.map((name) => [name, FIELDS[name].read(draft[name])]);
  return Object.fromEntries(read) as QueueSection;
}

export function changedFields(before: Draft, after: Draft): FieldName[] {
  return NAMES.filter((name) => before[name] !== after[name]);
}

function linesOf(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function parted(line: string, by: string): [string, string] {
  const at = line.indexOf(by);
  return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + by.length).trim()];
}

function pairs(value: Record<string, string>, by: string): string {
  return Object.entries(value)
    .map(([name, inner]) => `${name}${by}${inner}`.trimEnd())
    .join("\n");
}

function mapped<A, B>(value: Record<string, A>, change: (inner: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));
}

function levelsText(value: Levels): string {
  return Object.entries(value)
    .map(([skill, level]) => `${skill} = ${level}`)
    .join(", ");
}

function readLevels(typed: string): Levels {
  const parts = typed.split(/[,，]/).filter((part) => part.trim());
  return mapped(Object.fromEntries(parts.map((part) => parted(part, "="))), toNumber);
}

/** Number("") would be 0. */
function toNumber(typed: string): number {
  return typed.trim() === "" ? Number.NaN : Number(typed);
}
