/** Every page says what it waits for, and what did not come, to everybody who sees it. */
import { render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Person, Role } from "../api/shapes";
import { fold } from "../feed/world";
import { words } from "../state/language";
import { world } from "../state/live";
import { PAGES, type Page, SEEN_BY } from "../state/pages";
import { aBoard, aSnapshot } from "../testing/frames";
import { OPTIONS, recordNetwork, strikeStage } from "../testing/stage";
import { VIEWS } from "./pages";

/** Each page with all who see it. To an administrator the board shows the live world alone, for which a banner speaks. */
const VISITS = PAGES.flatMap((page) => SEEN_BY[page].map((role): [Page, Role] => [page, role])).filter(
  ([page, role]) => page !== "board" || role !== "admin",
);
const TOO_LONG_MS = 10_000;
const AWAY = "数据库暂时不可用。";

beforeEach(() => {
  world.value = fold(null, aSnapshot({ board: aBoard() }));
});
afterEach(strikeStage);

function visit(page: Page, role: Role): Element {
  const person: Person = { id: 9, login: "qian", name: "钱七", role };
  return render(<main>{VIEWS[page]({ person, options: OPTIONS })}</main>).container;
}

it.each(VISITS)("%s tells %s what the gateway could not do", async (page, role) => {
  const error = { code: "store_unavailable", message: AWAY, params: {}, fields: {} };
  recordNetwork(() => Response.json({ error }, { status: 503 }), { form: false });
  visit(page, role);
  await waitFor(
    () => {
      expect(screen.getAllByRole("alert").some((one) => one.textContent?.includes(AWAY))).toBe(true);
      expect(screen.queryAllByText(words.value.loading)).toEqual([]);
    },
    { timeout: TOO_LONG_MS },
  );
});

/** Who opens the knowledge base has not asked it anything yet. */
const AWAITED = VISITS.filter(([page]) => page !== "knowledge");

it.each(AWAITED)("%s tells %s that it waits for the gateway", async (page, role) => {
  recordNetwork(() => new Promise(() => {}));
  const shown = visit(page, role);
  await waitFor(() => expect(shown.querySelector("h1, h2")).not.toBeNull(), { timeout: TOO_LONG_MS });
  const waits = [...shown.querySelectorAll("[role=status]")];
  expect(waits.some((one) => one.textContent !== "")).toBe(true);
});
