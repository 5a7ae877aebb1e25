import { expect, it } from "vitest";
import { backoffMs } from "./backoff";

it("doubles and is capped", () => {
  const slowest = [0, 1, 2, 3, 4, 5, 30].map((attempt) => backoffMs(attempt, () => 1));
  expect(slowest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

it("spreads over the upper half, so that panels do not return all at once", () => {
  expect(backoffMs(3, () => 0)).toBe(2_000);
  expect(backoffMs(3, () => 0.5)).toBe(3_000);
});
