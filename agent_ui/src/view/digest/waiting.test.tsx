import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { watchDigest } from "../../state/digest";
import { spread } from "../../state/news";
import { recordNetwork, strikeStage } from "../../testing/stage";
import { DigestWaiting } from "./waiting";

let leave = () => {};
afterEach(() => {
  leave();
  strikeStage();
});

it("says that somebody's answer is asked of this person as soon as it is, and leads there", async () => {
  let waiting = 0;
  recordNetwork(() => Response.json(waiting));
  leave = watchDigest();
  const { container, rerender } = render(<DigestWaiting office={false} />);
  expect(container.textContent).toBe("");
  waiting = 2;
  spread({ topic: "digest", ids: [7] });
  const link = await screen.findByRole("link", { name: "有 2 个热线问题请您解答" });
  expect(link.getAttribute("href")).toBe("#/knowledge/digest");
  rerender(<DigestWaiting office />);
  expect(screen.getByRole("link", { name: "问答汇编有 2 个问题待您处理" })).toBeDefined();
});
