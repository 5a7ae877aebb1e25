const FIRST_MS = 500;
const CAP_MS = 15_000;

/** How long to wait before try `attempt` (from 0). Jitter keeps 200 panels from knocking at once. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(FIRST_MS * 2 ** attempt, CAP_MS);
  return ceiling / 2 + (random() * ceiling) / 2;
}
