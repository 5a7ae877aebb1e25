/** What a chart of calls shows, and says in words. */
import type { CallFigures } from "../../api/shapes";
import { words } from "../../state/language";

export interface Part {
  name: string;
  /** A token of colour; the parts differ in lightness too, for those who see no colours. */
  ink: string;
  values: readonly number[];
}

export interface Chart {
  name: string;
  labels: readonly string[];
  parts: readonly Part[];
  summary: string;
}

/** Answered, given up, and what went elsewhere: voicemail, another number, a callback. */
export function callChart(
  name: string,
  rows: readonly CallFigures[],
  label: (row: CallFigures) => string,
): Chart {
  const t = words.value.figures;
  const elsewhere = rows.map((row) => row.entered - row.answered - row.abandoned);
  const parts = [
    { name: t.answered, ink: "--accent", values: rows.map((row) => row.answered) },
    { name: t.abandoned, ink: "--ringing", values: rows.map((row) => row.abandoned) },
    { name: t.elsewhere, ink: "--edge", values: elsewhere },
  ].filter(({ values }, at) => at < 2 || values.some((value) => value > 0));
  const busiest = rows.reduce<CallFigures | null>(
    (most, row) => (most === null || row.entered > most.entered ? row : most),
    null,
  );
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const said = parts.map((part) => `${part.name} ${sum(part.values)}`);
  return {
    name,
    labels: rows.map(label),
    parts,
    summary: busiest ? t.chartOf(name, said, label(busiest), busiest.entered) : name,
  };
}
