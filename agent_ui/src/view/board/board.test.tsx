import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { fold } from "../../feed/world";
import { world } from "../../state/live";
import { aCall, aSeat, aSnapshot } from "../../testing/frames";
import { OPTIONS, strikeStage } from "../../testing/stage";
import { Board } from "./board";

afterEach(strikeStage);

const rows = () =>
  within(screen.getByRole("region", { name: "座席" }))
    .getAllByRole("rowheader")
    .map((cell) => cell.textContent);

it("shows seats in order, their calls, and who waits; a count filters", () => {
  world.value = fold(
    null,
    aSnapshot({
      seats: [
        aSeat("10", { state: "talking", call_id: "a", agent: { id: 1, name: "张三" } }),
        aSeat("9", { state: "not_ready", cause: "meal", agent: { id: 2, name: "李四" } }),
      ],
      calls: [aCall("a", { state: "talking", number: "139****0001" }), aCall("b", { name: "赵*" })],
    }),
  );
  render(<Board options={OPTIONS} />);
  expect(rows()).toEqual(["9", "10"]);
  expect(screen.getByText("用餐")).toBeDefined();
  expect(screen.getByText(/139\*{4}0001/)).toBeDefined();
  expect(within(screen.getByRole("region", { name: "等待中的来电" })).getByText("赵*")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: /通话中/ }));
  expect(rows()).toEqual(["10"]);
});
