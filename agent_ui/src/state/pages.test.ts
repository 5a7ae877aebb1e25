import { expect, it } from "vitest";
import { PAGES, pageFor, pagesOf } from "./pages";

const ROLES = [
  "agent",
  "lead",
  "hotline_office",
  "hotline_director",
  "unit_leader",
  "admin",
  "bureau_office",
  "bureau_leader",
  "unit_handler",
] as const;

it("shows everybody only pages of their own, whatever the address names", () => {
  for (const role of ROLES)
    for (const asked of [null, ...PAGES]) expect(pagesOf(role)).toContain(pageFor(role, asked));
  expect(pageFor("hotline_director", "desk")).toBe("requests");
  expect(pageFor("lead", "board")).toBe("board");
  expect(pageFor("bureau_leader", "desk")).toBe("tickets");
  expect(pagesOf("admin")).not.toContain("tickets");
});
