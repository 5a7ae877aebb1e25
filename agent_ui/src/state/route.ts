/** The page shown, kept in the address so that a refresh comes back to it. */
import { signal } from "@preact/signals";
import { PAGES, type Page } from "./pages";

/** Null: the address names none, and the person is shown the page where they begin. */
export const page = signal<Page | null>(read());

export function go(to: Page): void {
  location.hash = `#/${to}`;
}

function read(): Page | null {
  const named = location.hash.replace(/^#\//, "");
  return PAGES.find((one) => one === named) ?? null;
}

addEventListener("hashchange", () => {
  page.value = read();
});
