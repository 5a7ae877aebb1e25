/** Seat 9 before seat 10, as people count. */
const collator = new Intl.Collator("en", { numeric: true });

export function byNumber(a: { number: string }, b: { number: string }): number {
  return collator.compare(a.number, b.number);
}
