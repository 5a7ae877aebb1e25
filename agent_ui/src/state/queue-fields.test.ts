import { expect, it } from "vitest";
import { aQueue } from "../testing/queues";
import { changedFields, draftOf, queueOf } from "./queue-fields";

it("reads back what it shows", () => {
  const queue = aQueue({
    dids: ["12333", "12345"],
    hours_on: { sun: "", "2026-10-01": "08:00-12:00 13:00-17:00" },
    skills: { english: 3, law: 1 },
    did_skills: { "12345": { english: 3 } },
    relax: ["after 60 s: english >= 1", "after 120 s: english >= 0, law >= 0"],
    survey: true,
  });
  expect(queueOf(draftOf(queue))).toEqual(queue);
});

it("takes what people write for what they mean", () => {
  const draft = { ...draftOf(aQueue()), dids: " 12333，12345\n", hours_on: "\n sun=\nsat = 09:00-12:00 \n" };
  const queue = queueOf(draft);
  expect(queue.dids).toEqual(["12333", "12345"]);
  expect(queue.hours_on).toEqual({ sun: "", sat: "09:00-12:00" });
});

it("leaves to the gateway what is no number", () => {
  const draft = { ...draftOf(aQueue()), ring_s: "", skills: "english" };
  expect(queueOf(draft).ring_s).toBeNaN();
  expect(queueOf(draft).skills.english).toBeNaN();
});

it("names the fields that differ", () => {
  const draft = draftOf(aQueue());
  expect(changedFields(draft, { ...draft, name: "甲", hours: "" })).toEqual(["name", "hours"]);
});
