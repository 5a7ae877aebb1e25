/** The page shown and what of it, kept in the address so that a refresh comes back to it. */
import { computed, signal } from "@preact/signals";
import { PAGES, type Page } from "./pages";

const steps = signal(read());

/** Null: the address names none, and the person is shown the page where they begin. */
export const page = computed<Page | null>(() => PAGES.find((one) => one === steps.value[0]) ?? null);

/** What follows the page: of #/tickets/12/amend, "12" and "amend". */
export const detail = computed<readonly string[]>(() => steps.value.slice(1));

export function addressOf(to: Page, ...within: readonly (string | number)[]): string {
  return ["#", to, ...within.map(encodeURIComponent)].join("/");
}

export function go(to: Page, ...within: readonly (string | number)[]): void {
  location.hash = addressOf(to, ...within);
}

function read(): readonly string[] {
  return location.hash.replace(/^#\//, "").split("/").filter(Boolean).map(decoded);
}

/** Somebody may have typed the address. */
function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

addEventListener("hashchange", () => {
  steps.value = read();
});
