/** The page shown, kept in the address so that a refresh comes back to it. */
import { signal } from "@preact/signals";

export type Page =
  | "desk"
  | "board"
  | "calls"
  | "missed"
  | "knowledge"
  | "attendance"
  | "handover"
  | "requests"
  | "reports"
  | "roster"
  | "queues";
const PAGES: readonly Page[] = [
  "desk",
  "board",
  "calls",
  "missed",
  "attendance",
  "knowledge",
  "handover",
  "requests",
  "reports",
  "roster",
  "queues",
];

export const page = signal<Page>(read());

export function go(to: Page): void {
  location.hash = `#/${to}`;
}

function read(): Page {
  const named = location.hash.replace(/^#\//, "");
  return PAGES.find((one) => one === named) ?? "desk";
}

addEventListener("hashchange", () => {
  page.value = read();
});
