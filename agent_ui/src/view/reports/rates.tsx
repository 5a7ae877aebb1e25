import type { OfficeFigures } from "../../api/shapes";
import { duration, percent } from "../../state/format";
import { words } from "../../state/language";
import { FigureTable } from "./figure-table";

/** How well callers were reached and served, each rate with its formula. */
export function Rates({ rates, rules }: Pick<OfficeFigures, "rates" | "rules">) {
  const t = words.value.figures;
  const seconds = (value: number | null) => (value === null ? "–" : duration(value));
  const within = rules.answer_within_s;
  const rows = [
    { name: t.rates.connected, value: percent(rates.connected), formula: "A ÷ N" },
    { name: t.rates.connected, value: percent(rates.connected_of_patient), formula: "A ÷ (N − b)" },
    { name: t.rates.inTime(within), value: percent(rates.in_time_of_entered), formula: `A${within} ÷ N` },
    {
      name: t.rates.promptness(within),
      value: percent(rates.in_time_of_answered),
      formula: `A${within} ÷ A`,
    },
    { name: t.rates.abandonment, value: percent(rates.abandonment), formula: "(B − b) ÷ (N − b)" },
    { name: t.rates.participation, value: percent(rates.participation), formula: t.formulas.participation },
    { name: t.rates.satisfaction, value: percent(rates.satisfaction), formula: t.formulas.satisfaction },
    {
      name: t.rates.firstContact,
      value: percent(rates.first_contact),
      formula: t.formulas.firstContact(rules.repeat_days),
    },
    { name: t.rates.speed, value: seconds(rates.speed_s), formula: t.formulas.speed },
    { name: t.rates.handling, value: seconds(rates.handling_s), formula: t.formulas.handling },
  ];
  return (
    <FigureTable
      caption={t.ratesHeading}
      hint={t.letters(within, rules.short_abandon_s)}
      rows={rows}
      about={t.rate}
      name={(row) => row.name}
      keyOf={(row) => `${row.name} ${row.formula}`}
      columns={[
        { name: t.value, of: (row) => row.value },
        { name: t.formula, of: (row) => row.formula, words: true },
      ]}
    />
  );
}
