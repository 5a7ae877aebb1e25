import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { silence, silent } from "../state/attention";
import { chooseDensity, chooseTheme, startDisplay } from "../state/display";
import { strikeStage } from "../testing/stage";
import { Settings } from "./settings";

startDisplay();

afterEach(() => {
  strikeStage();
  chooseTheme("system");
  chooseDensity("roomy");
  silence(false);
  localStorage.clear();
});

it("changes colours and density at once, and the browser keeps them", () => {
  const root = document.documentElement.dataset;
  render(<Settings onClose={() => {}} />);
  expect([root.theme, root.density]).toEqual(["light", "roomy"]);
  fireEvent.click(screen.getByRole("radio", { name: "深色" }));
  fireEvent.click(screen.getByRole("radio", { name: "紧凑" }));
  expect([root.theme, root.density]).toEqual(["dark", "compact"]);
  expect(Object.values({ ...localStorage })).toEqual(expect.arrayContaining(["dark", "compact"]));
});

it("keeps this computer silent when a call rings, if its reader wants that", () => {
  render(<Settings onClose={() => {}} />);
  fireEvent.click(screen.getByRole("checkbox", { name: "振铃时这台电脑也发声" }));
  expect(silent.value).toBe(true);
  expect(screen.getByText(/只在 https 网址或本机上/)).toBeTruthy();
});
