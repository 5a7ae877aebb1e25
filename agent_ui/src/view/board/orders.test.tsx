import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fold } from "../../feed/world";
import { agreeOn } from "../../state/clock";
import { world } from "../../state/live";
import { orders } from "../../state/orders";
import { session } from "../../state/session";
import { anOrder, aSeat, aSnapshot } from "../../testing/frames";
import { OPTIONS, recordNetwork, strikeStage } from "../../testing/stage";
import { Board } from "./board";

const WANG = { id: 9, login: "wang", name: "王五", role: "lead" } as const;
const ZHANG = { id: 7, name: "张三" };

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  agreeOn(90_000); // the day on which orders of the stage are given
  session.value = { kind: "in", person: WANG, options: OPTIONS };
  const seats = [aSeat("01", { agent: ZHANG }), aSeat("02"), aSeat("03", { agent: { id: 9, name: "王五" } })];
  world.value = fold(null, aSnapshot({ seats }));
});
afterEach(() => {
  strikeStage();
  orders.value = [];
});

const row = (number: string) => screen.getByRole("rowheader", { name: number }).closest("tr") as HTMLElement;

it("is given to who sits there, in words that follow from what it is, and nobody orders themselves", async () => {
  const sent = recordNetwork(() => Response.json([]));
  render(<Board options={OPTIONS} seesUnsaved={false} />);
  expect(screen.getAllByRole("button", { name: /下达指令/ }).length).toBe(1);
  fireEvent.click(screen.getByRole("button", { name: "向 张三 下达指令" }));
  const fill = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const text = () => screen.getByLabelText<HTMLInputElement>("指令内容").value;
  fill("类别", "queue");
  fill("换到队列", "general");
  expect(text()).toBe("请改接队列“综合咨询”");
  expect(within(screen.getByLabelText("换到队列")).queryByText("旧队列")).toBeNull();
  fill("类别", "seat");
  fill("换到座席", "02");
  expect(text()).toBe("请换到 02 座席");
  fireEvent.click(screen.getByRole("button", { name: "下达" }));
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  expect(sent.find(({ method }) => method === "POST")).toMatchObject({
    url: "/api/orders",
    body: { person: 7, kind: "seat", target: "02", text: "请换到 02 座席" },
  });
});

it("shows at the seat and in the list what is open, with its age, and what was refused, and why", async () => {
  const sent = recordNetwork(() => Response.json([]));
  orders.value = [
    anOrder(3, {
      person: 9,
      name: "王五",
      seat: "03",
      state: "refused",
      answered_at: 0,
      reason: "正在核对材料",
    }),
    anOrder(2, { at: 30_000, may: ["withdraw"] }),
    anOrder(1, { state: "acknowledged", answered_at: 0 }),
  ];
  render(<Board options={OPTIONS} seesUnsaved={false} />);
  expect(row("01").textContent).toContain("指令 待确认 1:00");
  expect(row("03").textContent).toContain("指令 已拒绝");
  const list = within(screen.getByRole("region", { name: "今日指令" }));
  const told = list.getAllByRole("row").slice(1);
  expect(told.map(({ lastChild }) => lastChild?.textContent)).toEqual([
    "已拒绝 08:00 正在核对材料",
    "待确认 1:00 收回 请放慢语速",
    "已确认 08:00",
  ]);
  fireEvent.click(list.getByRole("button", { name: /收回/ }));
  await expect.poll(() => sent.filter(({ method }) => method === "POST").length).toBe(1);
  expect(sent.find(({ method }) => method === "POST")?.url).toBe("/api/orders/2/withdraw");
});

it("is marked at the seat until another was acknowledged after a refusal", () => {
  recordNetwork(() => Response.json([]));
  const refused = anOrder(1, { state: "refused", answered_at: 0 });
  orders.value = [anOrder(2, { state: "withdrawn", answered_at: 0 }), refused];
  render(<Board options={OPTIONS} seesUnsaved={false} />);
  expect(row("01").textContent).toContain("指令 已拒绝");
  orders.value = [anOrder(2, { state: "acknowledged", answered_at: 0 }), refused];
  cleanup();
  render(<Board options={OPTIONS} seesUnsaved={false} />);
  expect(row("01").textContent).not.toContain("已拒绝");
});

it("is of today: of another day's only who gave it is told, elsewhere", () => {
  recordNetwork(() => Response.json([]));
  agreeOn(2 * 86_400_000);
  orders.value = [anOrder(1, { state: "refused", answered_at: 0, to_read: true })];
  render(<Board options={OPTIONS} seesUnsaved={false} />);
  expect(row("01").textContent).not.toContain("已拒绝");
  expect(screen.getByText("今天没有下达过指令。")).toBeDefined();
});

it("is not given by an administrator, who sees what was given", () => {
  recordNetwork(() => Response.json([]));
  session.value = { kind: "in", person: { ...WANG, role: "admin" }, options: OPTIONS };
  orders.value = [anOrder(1)];
  render(<Board options={OPTIONS} seesUnsaved={false} />);
  expect(screen.queryByRole("button", { name: /下达指令/ })).toBeNull();
  expect(screen.queryByRole("button", { name: /收回/ })).toBeNull();
  expect(row("01").textContent).toContain("指令 待确认");
});
