import { expect, it } from "vitest";
import { CHOICES } from "../../testing/consultations";
import { categoryPath } from "./choices";
import { EMPTY } from "./form";
import { choicesBetween, isChosen, merged } from "./merge";
import { missingOf, requiredOf } from "./required";

const missing = (part: Partial<typeof EMPTY>) => {
  const form = { ...EMPTY, ...part };
  return missingOf(form, requiredOf(form, CHOICES));
};

it("asks for what the business type needs, in the order of the page", () => {
  expect(missing({})).toEqual(["business_type", "outcome"]);
  expect(missing({ business_type: "POLICY", outcome: "RESOLVED" })).toEqual(["category", "question"]);
  expect(missing({ business_type: "REPORT", question: " " })).toEqual([
    "caller_name",
    "phone",
    "question",
    "outcome",
  ]);
});

it("asks for the outcome only where nobody asked anything", () => {
  expect(missing({ outcome: "SILENT" })).toEqual([]);
  expect(missing({ outcome: "SILENT", business_type: "REPORT" })).toEqual([]);
});

it("takes each field from the side that alone changed it, and leaves a choice of what both changed", () => {
  const base = { ...EMPTY, question: "q", phone: "1" };
  const mine = { ...base, question: "mine", answer: "mine", used: [{ entry: 1, version: 1 }] };
  const theirs = { ...base, question: "theirs", phone: "2" };
  const choices = choicesBetween(base, mine, theirs);
  expect([...choices]).toEqual([
    ["phone", "theirs"],
    ["question", null],
    ["answer", "mine"],
    ["used", "mine"],
  ]);
  expect(isChosen(choices)).toBe(false);
  const chosen = new Map(choices).set("question", "theirs");
  expect(isChosen(chosen)).toBe(true);
  expect(merged(mine, theirs, chosen)).toEqual({ ...mine, question: "theirs", phone: "2" });
});

it("names a category down its tree, by its code where it is not configured any more", () => {
  expect(categoryPath("PEN/TRANSFER", CHOICES.categories, "zh")).toBe("养老 › 转移接续");
  expect(categoryPath("PEN/OLD", CHOICES.categories, "en")).toBe("Pensions › OLD");
});
