import { beforeEach, expect, it } from "vitest";
import { forgetDrafts, keepDraft, readDraft } from "./drafts";

const draft = { outcome: "TICKET", note: "欠薪" };

beforeEach(() => {
  sessionStorage.clear();
  sessionStorage.setItem("other", "stays");
  keepDraft("1.1", draft);
  keepDraft("1.2", draft);
});

it("gives back what was kept for this call, and an empty form for any other", () => {
  expect(readDraft("1.1")).toEqual(draft);
  expect(readDraft("1.3")).toEqual({ outcome: null, note: "" });
});

it("forgets all but the call in hand", () => {
  forgetDrafts("1.2");
  expect(readDraft("1.1").outcome).toBeNull();
  expect(readDraft("1.2")).toEqual(draft);
});

it("forgets all drafts and nothing else", () => {
  forgetDrafts();
  expect(Object.keys(sessionStorage)).toEqual(["other"]);
});
