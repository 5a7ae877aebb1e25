import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { OrderRow, Role } from "../../api/shapes";
import { agreeOn } from "../../state/clock";
import { spread } from "../../state/news";
import { session } from "../../state/session";
import { anOrder } from "../../testing/frames";
import { OPTIONS, recordNetwork, strikeStage } from "../../testing/stage";
import { DayOrders } from "./day-orders";

afterEach(strikeStage);

const AT = Date.parse("2026-03-02T09:05:00+08:00");

function show(role: Role, rows: readonly OrderRow[]) {
  session.value = { kind: "in", person: { id: 9, login: "qian", name: "钱七", role }, options: OPTIONS };
  const sent = recordNetwork(() => Response.json(rows));
  return { sent, ...render(<DayOrders day="2026-03-02" />) };
}

it("tells what was ordered, by whom, of whom, and what they answered, and when", async () => {
  agreeOn(AT); // of another year it would be told
  const refused = { state: "refused", answered_at: AT + 61_000, answered_by: "张三", reason: "正在核对材料" };
  const { sent } = show("hotline_office", [
    anOrder(1, {
      at: AT,
      kind: "seat",
      target: "02",
      text: "请换到 02 座席",
      ...refused,
    } as Partial<OrderRow>),
    anOrder(2, {
      at: AT,
      kind: "queue",
      target: "old",
      state: "acknowledged",
      answered_at: AT + 86_400_000,
      answered_by: "张三",
    }),
    anOrder(3, {
      at: AT,
      kind: "queue",
      state: "withdrawn",
      answered_at: AT,
      answered_by: "徐",
    }),
    anOrder(4, { at: AT }),
  ]);
  await screen.findByText("请换到 02 座席");
  const rows = screen.getAllByRole("row").slice(1);
  expect(rows.map(({ childNodes }) => [...childNodes].map(({ textContent }) => textContent))).toEqual([
    ["09:05:00", "王五", "张三 01", "换座席 02", "请换到 02 座席", "已拒绝 正在核对材料", "09:06:01 张三"],
    ["09:05:00", "王五", "张三 01", "换队列 旧队列", "请放慢语速", "已确认", "03/03 09:05:00 张三"],
    ["09:05:00", "王五", "张三 01", "换队列 本人的队列", "请放慢语速", "已收回", "09:05:00 徐"],
    ["09:05:00", "王五", "张三 01", "消息", "请放慢语速", "未答复 ", ""],
  ]);
  expect(sent.map(({ url }) => url)).toEqual(["/api/orders/given?day=2026-03-02"]);
});

it("follows what becomes of one", async () => {
  const rows = [anOrder(1, { at: AT })];
  show("lead", rows);
  expect(await screen.findByText("未答复")).toBeDefined();
  rows[0] = anOrder(1, { at: AT, state: "acknowledged", answered_at: AT, answered_by: "张三" });
  spread({ topic: "orders", ids: [1] });
  expect(await screen.findByText("已确认")).toBeDefined();
});

it("says to who looks for evidence that there is none, and nothing to others", async () => {
  const { unmount } = show("unit_leader", []);
  expect(await screen.findByText("这一天没有下达过指令。")).toBeDefined();
  unmount();
  const { container, sent } = show("agent", []);
  await expect.poll(() => sent.length).toBe(1);
  expect(container.textContent).toBe("");
});

it("says why it cannot be told", async () => {
  session.value = {
    kind: "in",
    person: { id: 7, login: "zhang", name: "张三", role: "agent" },
    options: OPTIONS,
  };
  const error = { code: "store_unavailable", message: "数据库暂不可用。" };
  recordNetwork(() => Response.json({ error }, { status: 503 }));
  render(<DayOrders day="2026-03-02" />);
  expect(await screen.findByText("数据库暂不可用。")).toBeDefined();
});
