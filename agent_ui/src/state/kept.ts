/** What the browser keeps of a reader's choice; null: nothing, or what is no choice any more. */
export function kept<T extends string>(key: string, choices: readonly T[]): T | null {
  const value = localStorage.getItem(key);
  return choices.find((choice) => choice === value) ?? null;
}
