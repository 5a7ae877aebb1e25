import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { OrderRow } from "../api/shapes";
import { agreeOn } from "../state/clock";
import { spread } from "../state/news";
import { anOrder } from "../testing/frames";
import { SilentContext, soundedTones } from "../testing/silence";
import { press, recordNetwork, seatZhang, strikeStage } from "../testing/stage";
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
