import { expect, it } from "vitest";
import { hearOf, spread, spreadAll } from "./news";

it("tells who asked for a topic, until they ask no more", () => {
  const heard: unknown[] = [];
  const leave = hearOf("tickets", (ids) => heard.push(ids));
  spread({ topic: "tickets", ids: [3] });
  spread({ topic: "digest", ids: [4] });
  spreadAll();
  leave();
  spread({ topic: "tickets", ids: [5] });
  spreadAll();
  expect(heard).toEqual([[3], null]);
});
