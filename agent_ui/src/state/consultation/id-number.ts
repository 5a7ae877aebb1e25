/** Resident ID numbers (GB 11643-1999): a region, a date of birth, a serial number and a check character. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";
const LENGTH = 18;
const WHOLE = /^[0-9]{17}[0-9X]$/;
const BEGUN = /^[0-9]{0,17}$/;

export type IdProblem = "unfinished" | "characters" | "birth" | "check";

/** What is wrong with it, null if nothing, or if there is none. `today` is a date, as 2026-03-02. */
export function idProblem(typed: string, today: string): IdProblem | null {
  const number = typed.trim().toUpperCase();
  if (number === "") return null;
  if (number.length < LENGTH && BEGUN.test(number)) return "unfinished";
  if (!WHOLE.test(number)) return "characters";
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDate(born) || born < "1900-01-01" || born > today) return "birth";
  return checkOf(number) === number.at(-1) ? null : "check";
}

function isDate(day: string): boolean {
  const instant = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

function checkOf(number: string): string | undefined {
  const sum = WEIGHTS.reduce((before, weight, place) => before + weight * Number(number[place]), 0);
  return CHECKS[sum % CHECKS.length];
}
