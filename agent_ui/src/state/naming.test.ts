import { afterEach, expect, it } from "vitest";
import { seatZhang, strikeStage } from "../testing/stage";
import { chooseLanguage } from "./language";
import { namedShifts, shiftOf } from "./naming";
import { session } from "./session";

afterEach(strikeStage);

it("calls a shift as the site does, in the reader's language, and by its code where it has no name", () => {
  seatZhang({});
  expect(["M", "A", "D"].map(shiftOf)).toEqual(["早班", "中班", "D"]);
  expect(namedShifts()).toEqual(["M 早班", "A 中班"]);
  chooseLanguage("en");
  expect(["M", "A", "D"].map(shiftOf)).toEqual(["Morning", "Afternoon", "D"]);
});

it("knows no names before somebody is logged in", () => {
  session.value = { kind: "out", ended: false };
  expect([shiftOf("M"), namedShifts()]).toEqual(["M", []]);
});
