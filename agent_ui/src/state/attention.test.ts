import { afterEach, expect, it, vi } from "vitest";
import { SilentContext, soundedTones } from "../testing/silence";
import { seatZhang, strikeStage } from "../testing/stage";
import { silence, startAttention } from "./attention";
import { agreeOn } from "./clock";
import { permission } from "./notifications";
import { PAGES } from "./pages";
import { page } from "./route";

vi.stubGlobal("AudioContext", SilentContext);
startAttention();

afterEach(() => {
  strikeStage();
  vi.stubGlobal("AudioContext", SilentContext);
  silence(false);
  soundedTones.length = 0;
});

it("marks the title and fetches the desk to the front while a call rings, and only then", async () => {
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

it.each(PAGES)("fetches the desk to the front from %s", async (from) => {
  seatZhang({ state: "ready" });
  location.hash = `#/${from}`;
  await expect.poll(() => page.value).toBe(from);
  seatZhang({ state: "ringing" }, { state: "offered" });
  await expect.poll(() => page.value).toBe("desk");
});

it("sounds at once and again while it rings, unless this computer is to be silent", () => {
  agreeOn(10_000);
  seatZhang({ state: "ringing" }, { state: "offered" });
  const once = soundedTones.length;
  expect(once).toBeGreaterThan(0);
  agreeOn(11_000);
  expect(soundedTones.length).toBe(once);
  agreeOn(13_000);
  expect(soundedTones.length).toBe(2 * once);
  silence(true);
  agreeOn(20_000);
  expect(soundedTones.length).toBe(2 * once);
  silence(false);
  seatZhang({ state: "talking" }, { state: "talking" });
  agreeOn(30_000);
  expect(soundedTones.length).toBe(3 * once);
});

it("tells who looks at another window, with the number masked", () => {
  const told: unknown[] = [];
  vi.stubGlobal("Notification", function notification(heading: string, options: object) {
    told.push([heading, options]);
  });
  permission.value = "granted";
  seatZhang({ state: "ringing" }, { state: "offered" });
  agreeOn(50_000);
  permission.value = "unavailable";
  expect(told).toEqual([["来电", { body: "138****5678 综合咨询", tag: "1.1" }]]);
});
