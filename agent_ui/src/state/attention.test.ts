import { afterEach, expect, it } from "vitest";
import { seatZhang, strikeStage } from "../testing/stage";
import { startAttention } from "./attention";
import { agreeOn } from "./clock";
import { page } from "./route";

afterEach(strikeStage);

it("marks the title and fetches the desk to the front while a call rings, and only then", async () => {
  startAttention();
  location.hash = "#/calls";
  await expect.poll(() => page.value).toBe("calls");
  expect(document.title).toBe("热线座席");

  seatZhang({ state: "ringing" }, { state: "offered" });
  const marks = [0, 1_000].map((instant) => {
    agreeOn(instant);
    return document.title;
  });
  expect(marks).toEqual(["● 来电 138****5678", "○ 来电 138****5678"]);
  await expect.poll(() => page.value).toBe("desk");

  seatZhang({ state: "talking" }, { state: "talking" });
  expect(document.title).toBe("热线座席");
});
