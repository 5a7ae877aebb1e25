import { expect, it } from "vitest";
import { daysFrom, monday, monthOf, plusDays, plusMonths, weekOf } from "./dates";

it("counts days over the ends of months and years", () => {
  expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(daysFrom("2028-02-28", 3)).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
});

it("keeps the day of the month, or takes the last there is", () => {
  expect(plusMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(plusMonths("2026-12-15", 1)).toBe("2027-01-15");
});

it("knows the month and the week of a day", () => {
  expect(monthOf("2028-02-10")).toEqual({ first: "2028-02-01", last: "2028-02-29" });
  expect(weekOf("2026-03-01")).toEqual({ first: "2026-02-23", last: "2026-03-01" });
  expect(monday("2026-03-02")).toBe("2026-03-02");
});
