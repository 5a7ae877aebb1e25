import { afterEach, expect, it } from "vitest";
import { duration, moment } from "./format";
import { chooseLanguage } from "./language";
import { site } from "./site";

const before = site.value;
afterEach(() => {
  site.value = before;
});

it.each([
  [-3, "0:00"],
  [7.9, "0:07"],
  [59, "0:59"],
  [60, "1:00"],
  [754, "12:34"],
  [3_723, "1:02:03"],
])("shows %d s as %s", (seconds, shown) => {
  expect(duration(seconds)).toBe(shown);
});

it("shows instants in the site's zone, not the browser's", () => {
  chooseLanguage("zh");
  const instant = Date.UTC(2026, 10, 24, 16, 5, 9);
  site.value = { language: "zh", time_zone: "Asia/Shanghai" };
  expect(moment(instant)).toBe("11/25 00:05:09");
  site.value = { language: "zh", time_zone: "UTC" };
  expect(moment(instant)).toBe("11/24 16:05:09");
});
