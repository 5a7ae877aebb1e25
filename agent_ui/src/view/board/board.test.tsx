import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fold } from "../../feed/world";
import { now } from "../../state/clock";
import { world } from "../../state/live";
import { aCall, aSeat, aSnapshot } from "../../testing/frames";
import { OPTIONS, recordNetwork, strikeStage } from "../../testing/stage";
import { Board } from "./board";

beforeEach(() => void recordNetwork(() => Response.json([])));
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
      calls: [
        aCall("a", { state: "talking", number: "139****0001" }),
        aCall("b", { name: "赵*", estimated_ms: 192_000 }),
      ],
    }),
  );
  render(<Board options={OPTIONS} seesUnsaved />);
  expect(rows()).toEqual(["9", "10"]);
  expect(screen.getByText("用餐")).toBeDefined();
  expect(screen.getByText(/139\*{4}0001/)).toBeDefined();
  expect(within(screen.getByRole("region", { name: "等待中的来电" })).getByText("赵*")).toBeDefined();
  expect(screen.getByText("3:12")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: /通话中/ }));
  expect(rows()).toEqual(["10"]);
});

it("marks who missed three in a row, whose form is overdue, who leaves after the call, and whose panel is gone", () => {
  const agent = { id: 1, name: "张三" };
  world.value = fold(
    null,
    aSnapshot({
      seats: [
        aSeat("1", { state: "not_ready", cause: "rona", misses: 2, agent }),
        aSeat("2", { state: "not_ready", cause: "rona", misses: 3, agent }),
        aSeat("3", { state: "acw", acw_until: now.value + 60_000, agent }),
        aSeat("5", { state: "ready", panel: "gone", agent }),
        aSeat("4", { state: "acw", acw_until: now.value, pending: "sign_out", agent }),
      ],
    }),
  );
  render(<Board options={OPTIONS} seesUnsaved />);
  const row = (number: string) =>
    screen.getByRole("rowheader", { name: number }).closest("tr")?.textContent ?? "";
  expect(row("1")).not.toContain("连续漏接");
  expect(row("2")).toContain("连续漏接 3 次");
  expect(row("3")).not.toContain("整理超时");
  expect(row("4")).toContain("整理超时");
  expect(row("4")).toContain("通话结束后签出");
  expect(row("5")).toContain("面板已断开，暂不派话");
});

it("says why a seat or a waiting caller is as it is, when asked", async () => {
  HTMLDialogElement.prototype.showModal = () => {};
  world.value = fold(
    null,
    aSnapshot({ seats: [aSeat("10")], calls: [aCall("1.1", { state: "waiting", number: "139****0001" })] }),
  );
  const sent = recordNetwork(() => Response.json({ sentences: ["排队中。", "3 个座席：无人签入。"] }));
  render(<Board options={OPTIONS} seesUnsaved />);
  fireEvent.click(screen.getByRole("button", { name: "为什么？139****0001" }));
  expect(await screen.findByText("3 个座席：无人签入。")).toBeDefined();
  expect(sent.map((one) => one.url)).toContain("/api/why/1.1");
  fireEvent.click(screen.getByRole("button", { name: "关闭", hidden: true }));
  expect(screen.queryByText("排队中。")).toBeNull();
  recordNetwork(() => Response.json({ error: { code: "x", message: "没有。" } }, { status: 404 }));
  fireEvent.click(screen.getByRole("button", { name: "为什么？座席 10" }));
  expect((await screen.findByRole("alert", { hidden: true })).textContent).toBe("没有。");
});
