/** What `?` tells. */
import { readdirSync, readFileSync } from "node:fs";
import { render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { strikeStage } from "../testing/stage";
import { KEYS, type Shortcut } from "../ui/keys";
import { Help } from "./help";

afterEach(strikeStage);

const VIEWS = readdirSync("src/view", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx"))
  .map((name) => readFileSync(`src/view/${name}`, "utf8"))
  .filter((text) => text.includes("useShortcuts("))
  .join("\n");

it.each(Object.keys(KEYS) as Shortcut[])("some view does what is told of %s", (shortcut) => {
  expect(VIEWS).toMatch(new RegExp(`\\b${shortcut}: `));
});

it("begins with the page shown, and leaves out what others see", () => {
  render(
    <Help
      shown="requests"
      person={{ id: 7, login: "zhang", name: "张三", role: "agent" }}
      onClose={() => {}}
    />,
  );
  const headings = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
  expect(headings).toEqual(["申请", "工作台", "转办单", "知识库", "任何页面"]);
  const everywhere = screen.getByText("任何页面").parentElement as HTMLElement;
  expect(within(everywhere).getByText("?").tagName).toBe("KBD");
});
