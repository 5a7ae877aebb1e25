import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { pressing } from "../../state/pressing";
import { recordNetwork, strikeStage } from "../../testing/stage";
import { PressingTickets } from "./pressing";

afterEach(() => {
  strikeStage();
  pressing.value = [];
});

it("says on every page what presses, and leads to the box", async () => {
  const sent = recordNetwork(() =>
    Response.json([
      { kind: "overdue", box: "overdue", count: 2 },
      { kind: "due_soon", box: "to_answer", count: 1 },
    ]),
  );
  render(<PressingTickets />);
  const link = await screen.findByRole("link", { name: "2 件转办单已逾期，需督办" });
  expect(link.getAttribute("href")).toBe("#/tickets/box/overdue");
  expect(screen.getByRole("link", { name: "1 件转办单即将到期" })).toBeTruthy();
  expect(sent.map(({ url }) => url)).toEqual(["/api/tickets/notices"]);
});

it("says nothing where nothing presses", () => {
  recordNetwork(() => Response.json([]));
  const { container } = render(<PressingTickets />);
  expect(container.textContent).toBe("");
});

it("leaves it when the login ends meanwhile", async () => {
  const over = { error: { code: "session_required", message: "请重新登录。", params: {} } };
  const sent = recordNetwork(() => Response.json(over, { status: 401 }));
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  render(<PressingTickets />);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  await new Promise((resume) => setTimeout(resume));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
