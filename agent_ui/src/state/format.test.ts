import { afterEach, expect, it } from "vitest";
import { agreeOn } from "./clock";
import { dateOf, dayAndTime, duration, moment } from "./format";
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
  agreeOn(instant);
  site.value = { language: "zh", time_zone: "Asia/Shanghai" };
  expect(moment(instant)).toBe("11/25 00:05:09");
  site.value = { language: "zh", time_zone: "UTC" };
  expect(moment(instant)).toBe("11/24 16:05:09");
});

it("tells the year of what is of another one", () => {
  chooseLanguage("zh");
  agreeOn(Date.UTC(2026, 11, 31, 16)); // New Year at the site
  const [before, after] = [Date.UTC(2026, 11, 31, 15, 59), Date.UTC(2027, 0, 1)];
  expect([before, after].map(moment)).toEqual(["2026/12/31 23:59:00", "01/01 08:00:00"]);
  expect([before, after].map(dayAndTime)).toEqual(["2026/12/31周四 23:59", "01/01周五 08:00"]);
  expect(["2026-12-31", "2027-01-01"].map(dateOf)).toEqual(["2026年12月31日周四", "1月1日周五"]);
});
