/** What proves something, as people read it. */
import type { GroundRow, ShiftSheet } from "../api/shapes";
import { exactTime } from "./format";
import { words } from "./language";

/** A sentence for an id that a finding names; the id itself if the sheet does not tell of it. */
export function sentenceOfEvidence(id: string, sheet: ShiftSheet): string {
  const fact = sheet.facts.find((one) => one.evidence === id);
  if (fact) return sentenceOfFact(fact);
  const ground = sheet.grounds.find((one) => one.evidence === id);
  return ground ? sentenceOfGround(ground) : id;
}

export function sentenceOfFact(fact: ShiftSheet["facts"][number]): string {
  const t = words.value.shiftSheet;
  const said = fact.by ? t.notedBy(fact.told, fact.by) : "";
  return `${exactTime(fact.at)} ${t.facts[fact.kind]}${fact.automatic ? t.automatic : ""}${said}`;
}

export function sentenceOfGround(ground: GroundRow): string {
  const t = words.value.shiftSheet;
  const time = `${exactTime(ground.from_at)}–${exactTime(ground.to_at)} ${t.lanes[ground.kind]}`;
  if (ground.kind === "outage") return time;
  if (ground.ratified) return `${time}${t.ratified}`;
  return `${time}${ground.approved_at === null ? t.unapproved : t.approvedAt(exactTime(ground.approved_at))}`;
}
