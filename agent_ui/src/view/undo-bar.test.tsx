import { act, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { ApiError } from "../api/client";
import { chooseLanguage } from "../state/language";
import { logOut } from "../state/session";
import { lastDeed, offerUndo } from "../state/undo";
import { press, recordNetwork, strikeStage } from "../testing/stage";
import { UndoBar } from "./undo-bar";

afterEach(() => {
  vi.useRealTimers();
  strikeStage();
});

const deed = (undo = async (): Promise<unknown> => null) => act(() => offerUndo(() => "已放弃：甲", undo));
const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });

it("is told to screen readers, and gone after a while", () => {
  vi.useFakeTimers();
  render(<UndoBar />);
  expect(screen.getByRole("status").textContent).toBe("");
  deed();
  expect(screen.getByRole("status").textContent).toContain("已放弃：甲");
  expect(screen.getByRole("button", { name: "撤销" }).getAttribute("aria-keyshortcuts")).toBe("z");
  pass(9_999);
  expect(lastDeed.value).not.toBeNull();
  pass(1);
  expect(screen.getByRole("status").textContent).toBe("");
});

it("stays while it is pointed at or has the focus, and can be sent away", () => {
  vi.useFakeTimers();
  render(<UndoBar />);
  deed();
  const undo = screen.getByRole("button", { name: "撤销" });
  act(() => undo.focus());
  pass(60_000);
  act(() => undo.blur());
  pass(9_999);
  expect(lastDeed.value).not.toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "关闭" }));
  expect(screen.getByRole("status").textContent).toBe("");
});

it("is about the last thing done only, once, and never typed by accident", async () => {
  const undone: string[] = [];
  const { container } = render(
    <>
      <input aria-label="字" />
      <UndoBar />
    </>,
  );
  deed(async () => undone.push("first"));
  deed(async () => undone.push("second"));
  container.querySelector("input")?.focus();
  press("z");
  expect(undone).toEqual([]);
  container.querySelector("input")?.blur();
  press("z");
  press("z");
  expect(await screen.findByText("已撤销：已放弃：甲")).toBeDefined();
  press("z");
  expect(undone).toEqual(["second"]);
});

it("says why it could not be undone, and tries again", async () => {
  let times = 0;
  render(<UndoBar />);
  deed(async () => {
    times += 1;
    if (times === 1) throw new ApiError(409, "digest_state", "状态已变化。");
  });
  press("z");
  expect(await screen.findByText("状态已变化。")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "撤销" }));
  expect(await screen.findByText("已撤销：已放弃：甲")).toBeDefined();
});

it("speaks the reader's language, and is nothing to who logs in next", async () => {
  recordNetwork();
  render(<UndoBar />);
  act(() => chooseLanguage("en"));
  deed();
  expect(screen.getByRole("button", { name: "Undo" })).toBeDefined();
  await act(logOut);
  expect(screen.getByRole("status").textContent).toBe("");
});
