import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { OrderRow } from "../api/shapes";
import { agreeOn } from "../state/clock";
import { spread } from "../state/news";
import { orders } from "../state/orders";
import { session } from "../state/session";
import { anOrder } from "../testing/frames";
import { SilentContext, soundedTones } from "../testing/silence";
import { OPTIONS, press, recordNetwork, seatZhang, strikeStage } from "../testing/stage";
import { Orders } from "./orders";

const MAY: OrderRow["may"] = ["acknowledge", "refuse"];
const OLDER = anOrder(1, { may: MAY, at: 10_000 });
const NEWER = anOrder(2, { may: MAY, at: 70_000, text: "请换到 02 座席", kind: "seat", target: "02" });
let there: OrderRow[];

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  vi.stubGlobal("AudioContext", SilentContext);
  soundedTones.length = 0;
  there = [NEWER, OLDER];
});
afterEach(strikeStage);

/** The gateway: an answer takes the order away, or is refused. */
function gateway(refusal?: string) {
  return recordNetwork(({ method, url }) => {
    if (method === "GET") return Response.json(there);
    if (refusal) {
      there = [];
      return Response.json({ error: { code: "order_answered", message: refusal } }, { status: 409 });
    }
    there = there.filter(
      ({ id }) => url !== `/api/orders/${id}/acknowledge` && url !== `/api/orders/${id}/refuse`,
    );
    return Response.json(null);
  });
}

it("is there at once and stays, with its age, until a key acknowledges it; the oldest first", async () => {
  seatZhang({ state: "ready" });
  const sent = gateway();
  there = [];
  render(<Orders />);
  expect(screen.queryByRole("region")).toBeNull();
  agreeOn(130_000);
  there = [NEWER, OLDER];
  spread({ topic: "orders", ids: [1] });
  const items = await screen.findAllByRole("listitem");
  expect(items.map(({ textContent }) => textContent)).toEqual([
    "王五 的指令： 请放慢语速 2:00收到，照办F1拒绝Ctrl+F1",
    "王五 的指令： 请换到 02 座席 1:00收到，照办拒绝",
  ]);
  expect(screen.getByRole("alert").textContent).toBe("王五 的指令： 请放慢语速 王五 的指令： 请换到 02 座席");
  press("F1");
  await expect.poll(() => screen.getAllByRole("listitem").length).toBe(1);
  press("F1");
  await expect.poll(() => screen.queryByRole("region")).toBeNull();
  const posts = sent.filter(({ method }) => method === "POST").map(({ url }) => url);
  expect(posts).toEqual(["/api/orders/1/acknowledge", "/api/orders/2/acknowledge"]);
});

it("does not take the focus from what is being written, and the key does not write", async () => {
  seatZhang({ state: "talking", call_id: "1.1" }, { state: "talking", seat: "01" });
  gateway();
  render(
    <>
      <Orders />
      <textarea aria-label="问题" />
    </>,
  );
  const field = screen.getByRole("textbox", { name: "问题" });
  field.focus();
  await screen.findAllByRole("listitem");
  expect(document.activeElement).toBe(field);
  expect(soundedTones).toEqual([]); // a caller listens
  press("F1");
  await expect.poll(() => screen.getAllByRole("listitem").length).toBe(1);
  expect(document.activeElement).toBe(field);
});

it("is heard once", async () => {
  seatZhang({ state: "ready" });
  gateway();
  there = [OLDER];
  render(<Orders />);
  await screen.findAllByRole("listitem");
  expect(soundedTones.length).toBe(1);
  there = [NEWER, OLDER];
  spread({ topic: "orders", ids: [2] });
  await expect.poll(() => screen.getAllByRole("listitem").length).toBe(2);
  expect(soundedTones.length).toBe(2);
});

it("is refused with a reason", async () => {
  seatZhang({ state: "ready" });
  const sent = gateway();
  there = [OLDER];
  render(<Orders />);
  await screen.findAllByRole("listitem");
  press("F1", { ctrlKey: true });
  fireEvent.input(await screen.findByLabelText("理由"), { target: { value: " 正在核对材料 " } });
  fireEvent.submit(screen.getByLabelText("理由").closest("form") as HTMLFormElement);
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  expect(sent.find(({ method }) => method === "POST")).toMatchObject({
    url: "/api/orders/1/refuse",
    body: { reason: "正在核对材料" },
  });
});

it("says that it was withdrawn meanwhile", async () => {
  seatZhang({ state: "ready" });
  there = [OLDER];
  gateway("该指令已有答复或已收回。");
  render(<Orders />);
  fireEvent.click(await screen.findByRole("button", { name: /收到/ }));
  expect(await screen.findByText("该指令已有答复或已收回。")).toBeDefined();
  expect(screen.queryByRole("listitem")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "关闭" }));
  await expect.poll(() => screen.queryByRole("region")).toBeNull();
});

/** What 王五 gave, refused by 张三 at 08:02 of the first day. */
const REFUSED = anOrder(3, {
  state: "refused",
  answered_at: 120_000,
  reason: "正在核对材料",
  to_read: true,
});

function logInWang(): void {
  const person = { id: 9, login: "wang", name: "王五", role: "lead" } as const;
  session.value = { kind: "in", person, options: OPTIONS };
}

/** The gateway: what was read is read, if it stood as it was shown. */
function readings() {
  return recordNetwork(({ method, url, body }) => {
    if (method === "GET") return Response.json(there);
    const [order] = there.filter(({ id }) => url === `/api/orders/${id}/read`);
    if (order?.state !== (body as { state: string }).state) {
      return Response.json(
        { error: { code: "order_answered", message: "该指令已有答复。" } },
        { status: 409 },
      );
    }
    there = there.map((one) => (one === order ? { ...one, to_read: false } : one));
    return Response.json(null);
  });
}

it("tells who gave it that it was refused, and why, until a key says that they have read it", async () => {
  logInWang();
  agreeOn(130_000);
  const sent = readings();
  there = [REFUSED];
  render(
    <>
      <Orders />
      <textarea aria-label="备注" />
    </>,
  );
  const field = screen.getByRole("textbox", { name: "备注" });
  field.focus();
  const item = await screen.findByRole("listitem");
  expect(item.textContent).toBe("张三 拒绝了您的指令： 请放慢语速 （理由：正在核对材料） 08:02已阅F1");
  expect(screen.getByRole("alert").textContent).toBe(
    "张三 拒绝了您的指令： 请放慢语速 （理由：正在核对材料）",
  );
  expect(soundedTones.length).toBe(1);
  press("F1", { ctrlKey: true });
  expect(screen.queryByRole("dialog")).toBeNull();
  press("F1");
  await expect.poll(() => screen.queryByRole("region")).toBeNull();
  expect(document.activeElement).toBe(field);
  expect(sent.find(({ method }) => method === "POST")).toMatchObject({
    url: "/api/orders/3/read",
    body: { state: "refused" },
  });
});

it("says of a refusal of another day when that was", async () => {
  logInWang();
  agreeOn(2 * 86_400_000);
  readings();
  there = [REFUSED];
  render(<Orders />);
  expect((await screen.findByRole("listitem")).textContent).toContain("01/01周四 08:02");
});

it("tells who gave it that nobody answers, after a while, and what was answered as that was read", async () => {
  logInWang();
  agreeOn(119_000);
  readings();
  const open = anOrder(3, { may: ["withdraw"], to_read: true });
  there = [open];
  render(<Orders />);
  await expect.poll(() => orders.value.length).toBe(1);
  expect(screen.queryByRole("listitem")).toBeNull();
  agreeOn(121_000);
  expect((await screen.findByRole("listitem")).textContent).toBe(
    "张三 尚未答复您的指令： 请放慢语速 2:01已阅F1",
  );
  there = [REFUSED];
  press("F1");
  expect(await screen.findByText("该指令已有答复。")).toBeDefined();
  expect(screen.getByRole("listitem").textContent).toContain("张三 拒绝了您的指令");
  there = [open];
  spread({ topic: "orders", ids: [3] });
  await expect.poll(() => screen.getByRole("listitem").textContent).toContain("尚未答复");
  fireEvent.click(screen.getByRole("button", { name: /已阅/ }));
  await expect.poll(() => screen.queryByRole("listitem")).toBeNull();
});

it("puts what is new after what is there, so that a key means what is read beside it", async () => {
  logInWang();
  agreeOn(130_000);
  readings();
  const toWang = anOrder(4, { may: MAY, at: 125_000, name: "王五", by: "徐", text: "请回班长席" });
  there = [toWang, REFUSED, anOrder(2, { at: 1_000, may: ["withdraw"], to_read: true })];
  render(<Orders />);
  const items = await screen.findAllByRole("listitem");
  expect(items.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("拒绝了您的指令"),
    expect.stringContaining("尚未答复"),
    "徐 的指令： 请回班长席 0:05收到，照办拒绝",
  ]);
});
