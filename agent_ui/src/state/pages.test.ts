import { expect, it } from "vitest";
import { PAGES, pageFor, pagesOf } from "./pages";

it("shows everybody only pages of their own, whatever the address names", () => {
  for (const role of ["agent", "lead", "hotline_office", "hotline_director", "unit_leader", "admin"] as const)
    for (const asked of [null, ...PAGES]) expect(pagesOf(role)).toContain(pageFor(role, asked));
  expect(pageFor("hotline_director", "desk")).toBe("requests");
  expect(pageFor("lead", "board")).toBe("board");
});
