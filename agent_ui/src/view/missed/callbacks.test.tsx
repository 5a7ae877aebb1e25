import { fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { CallbackRow } from "../../api/shapes";
import { OPTIONS, recordNetwork, strikeStage } from "../../testing/stage";
import { Callbacks } from "./callbacks";

afterEach(strikeStage);

const RESTING: CallbackRow = {
  id: "1.1",
  number: "139****5678",
  name: "李*",
  queue: "general",
  state: "resting",
  arrived_at: 1_790_000_000_000,
  attempts: 1,
  met: "BUSY",
  next_at: 1_790_000_600_000,
};

it("lists who is to be called back, and calls one off for a reason", async () => {
  let rows = [RESTING, { ...RESTING, id: "1.2", state: "waiting" as const, next_at: null }];
  const sent = recordNetwork(({ method }) => {
    if (method === "POST") rows = [];
    return Response.json(method === "POST" ? null : rows);
  });
  render(<Callbacks options={OPTIONS} />);
  expect(await screen.findByText("排队中")).toBeDefined();
  const [first] = screen.getAllByRole("button", { name: "取消回拨" });
  fireEvent.click(first as HTMLElement);
  fireEvent.input(await screen.findByLabelText("取消原因"), { target: { value: "已解决" } });
  fireEvent.submit(screen.getByLabelText("取消原因").closest("form") as HTMLFormElement);
  await waitFor(() => expect(screen.queryByText("待回拨")).toBeNull());
  const [post] = sent.filter((one) => one.method === "POST");
  expect([post?.url, post?.body]).toEqual(["/api/callbacks/1.1/cancel", { reason: "已解决" }]);
});

it("is not there when nobody is", async () => {
  const sent = recordNetwork(() => Response.json([]));
  const { container } = render(<Callbacks options={OPTIONS} />);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(container.textContent).toBe("");
});
