/** The row of the month's figures from which the office comes to choose records; the address carries it. */
import type { HotQuestion } from "../../api/shapes";
import { addressOf } from "../../state/route";

export interface Wanted {
  /** Written 2026-03. */
  month: string;
  /** What was searched for in vain, rather than asked. */
  query: boolean;
  category: string;
  entry: number;
  question: string;
}

const IN_VAIN = "in-vain";

export function addressOfWanted(month: string, row: HotQuestion, inVain: boolean): string {
  const of = inVain ? IN_VAIN : row.entry;
  // An empty step would get lost, and the question may be any text: it comes last.
  return addressOf("knowledge", "digest", "choose", month, of, row.category || "-", row.question);
}

export function wantedOf([month, of, category, question]: readonly string[]): Wanted | null {
  if (!month || !of || !category || !question || !/^\d{4}-\d{2}$/.test(month)) return null;
  const query = of === IN_VAIN;
  return {
    month,
    query,
    category: category === "-" ? "" : category,
    entry: query ? 0 : Number(of),
    question,
  };
}
