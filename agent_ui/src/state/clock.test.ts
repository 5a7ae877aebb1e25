import { afterEach, expect, it, vi } from "vitest";
import { agreeOn, now } from "./clock";

afterEach(() => void vi.restoreAllMocks());

it("is what the gateway said, however long the PC takes to look at its own clock", () => {
  let looks = 0;
  vi.spyOn(Date, "now").mockImplementation(() => looks++);
  agreeOn(100_000);
  expect(now.value).toBe(100_000);
});
