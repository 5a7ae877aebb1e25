/** Dates without a time or zone, as 2026-03-02; weeks begin on Monday. */

const DAY_MS = 86_400_000;

export function plusDays(date: string, days: number): string {
  return written(Date.parse(date) + days * DAY_MS);
}

/** The same day of another month, or its last where it is shorter. */
export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

export function monday(date: string): string {
  return plusDays(date, -((new Date(date).getUTCDay() + 6) % 7));
}

export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => plusDays(first, index));
}

/** First and last of the month. */
export function monthOf(date: string): { first: string; last: string } {
  const first = `${date.slice(0, 8)}01`;
  return { first, last: plusDays(plusMonths(first, 1), -1) };
}

export function weekOf(date: string): { first: string; last: string } {
  const first = monday(date);
  return { first, last: plusDays(first, 6) };
}

function written(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 10);
}
