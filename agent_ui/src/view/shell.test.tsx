import { render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { Person } from "../api/shapes";
import { OPTIONS, recordNetwork, strikeStage } from "../testing/stage";
import { Shell } from "./shell";

afterEach(strikeStage);

it("shows who is outside the hotline their tickets, and asks for nothing else", () => {
  const sent = recordNetwork(() => Response.json([]));
  for (const role of ["bureau_office", "bureau_leader", "unit_handler"] as const) {
    const person: Person = { id: 9, login: "tang", name: "唐文", role };
    const { unmount } = render(<Shell person={person} options={OPTIONS} />);
    const links = within(screen.getByRole("navigation", { name: "页面" })).getAllByRole("link");
    expect(links.map(({ textContent }) => textContent)).toEqual(["转办单"]);
    expect(links[0]?.getAttribute("aria-current")).toBe("page");
    unmount();
  }
  const asked = new Set(sent.map(({ url }) => url));
  expect(asked).toEqual(new Set(["/api/tickets/boxes", "/api/tickets/notices"]));
});
