import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { Person } from "../api/shapes";
import { OPTIONS, recordNetwork, strikeStage } from "../testing/stage";
import { Shell } from "./shell";

afterEach(strikeStage);

it("shows who is outside the hotline none of its pages, and asks for nothing of them", () => {
  const sent = recordNetwork();
  for (const role of ["bureau_office", "bureau_leader", "unit_handler"] as const) {
    const person: Person = { id: 9, login: "tang", name: "唐文", role };
    const { unmount } = render(<Shell person={person} options={OPTIONS} />);
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(screen.getByText("目前没有需要您办理的页面。")).toBeTruthy();
    unmount();
  }
  expect(sent).toEqual([]);
});
