import { render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { now } from "../../state/clock";
import { link } from "../../state/live";
import { OPTIONS, press, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { Desk } from "./desk";

let sent: Sent[];
beforeEach(() => {
  sent = recordNetwork(({ method }) => Response.json(method === "GET" ? [] : null));
});
afterEach(strikeStage);

const posted = () => sent.filter(({ method }) => method === "POST").map(({ url, body }) => [url, body]);
const button = (name: string) => screen.getByRole("button", { name });

it("pops a ringing call and announces it; the seat cannot go ready meanwhile", () => {
  seatZhang({ state: "ringing", cause: "offer" }, { state: "offered" });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByRole("heading", { name: "来电" })).toBeDefined();
  expect(screen.getByRole("alert").textContent).toBe("来电：138****5678 李建国，队列 综合咨询");
  expect(button("示闲").getAttribute("aria-disabled")).toBe("true");
  expect(button("示闲").title).toBe("正在振铃，请先接听");
});

it("calls a number as people write it", async () => {
  seatZhang({ state: "not_ready" });
  render(<Desk options={OPTIONS} />);
  press("F9");
  const field = document.activeElement as HTMLInputElement;
  field.value = "138 1234-5678";
  button("拨打").click();
  expect(posted()).toEqual([["/api/dial", { number: "13812345678" }]]);
  field.value = "12";
  button("拨打").click();
  expect((await screen.findByRole("alert")).textContent).toMatch(/3 至 20 位/);
  expect(posted()).toHaveLength(1);
});

it("shows a call out, from one's own phone to the other side, and no field for another", () => {
  seatZhang({ state: "dialling", cause: "dial" }, { state: "offered", direction: "out", queue_name: "" });
  const { unmount } = render(<Desk options={OPTIONS} />);
  expect(screen.getByRole("heading", { name: "正在外呼" })).toBeDefined();
  expect(screen.getByText("请拿起话机，随后呼叫对方")).toBeDefined();
  expect(screen.queryByRole("button", { name: "拨打" })).toBeNull();
  expect(screen.queryByRole("button", { name: "保存" })).toBeNull();
  unmount();
  seatZhang({ state: "dialling", cause: "dial" }, { state: "dialling", direction: "out" });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByText("正在呼叫对方…")).toBeDefined();
});

it("says why nobody was reached, and where calls out are off there is no field", () => {
  seatZhang({ state: "ready", cause: "not_reached", not_reached: "BUSY" });
  render(<Desk options={{ ...OPTIONS, dials_out: false }} />);
  expect(screen.getByText("外呼未接通：对方忙。")).toBeDefined();
  expect(screen.queryByRole("button", { name: "拨打" })).toBeNull();
});

it("takes a wish for after the call, shows it and takes it back", async () => {
  seatZhang({ state: "talking" }, { state: "talking" });
  const { unmount } = render(<Desk options={OPTIONS} />);
  press("F4");
  await screen.findByRole("dialog", { name: "示忙原因" });
  press("1");
  unmount();
  seatZhang({ state: "acw", pending: "not_ready", pending_reason: "break" }, { state: "ended" });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByText(/通话结束后示忙（小休）/)).toBeDefined();
  expect(button("保存")).toBeDefined();
  button("取消此安排").click();
  expect(posted()).toEqual([
    ["/api/not-ready", { reason: "break" }],
    ["/api/ready", undefined],
  ]);
});

it("says that the seat will be signed out", () => {
  seatZhang({ state: "ringing", pending: "sign_out" }, { state: "offered" });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByText(/通话结束后签出/)).toBeDefined();
});

it("counts after-call work down, says when it is overdue, and asks for more time", () => {
  seatZhang({ state: "acw", acw_until: now.value + 65_500 }, { state: "ended" });
  const { unmount } = render(<Desk options={OPTIONS} />);
  expect(screen.getByText(/剩余整理时间/).textContent).toBe("剩余整理时间 1:05");
  button("延长整理时间").click();
  expect(posted()).toEqual([["/api/acw/extend", undefined]]);
  unmount();
  seatZhang({ state: "acw", acw_until: now.value - 10_500 }, { state: "ended" });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByText(/整理已超时/).textContent).toMatch(/ 0:10$/);
});

it("says that the caller is on hold", () => {
  seatZhang({ state: "talking" }, { state: "held" });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByRole("heading", { name: "保持中" })).toBeDefined();
});

it("explains a missed ring and offers to go ready again", () => {
  seatZhang({ state: "not_ready", cause: "rona" });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByText(/^振铃未接：/)).toBeDefined();
  button("重新示闲").click();
  expect(posted()).toEqual([["/api/ready", undefined]]);
});

it("warns of a phone that no call can reach", () => {
  seatZhang({ state: "ready", phone: "unreachable" });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByRole("alert").textContent).toContain("分机 1001 未注册");
});

it("goes ready by F2, and not ready by F4 and the digit of the reason", async () => {
  seatZhang({ state: "not_ready" });
  render(<Desk options={OPTIONS} />);
  press("F2");
  await expect.poll(() => button("示忙").getAttribute("aria-busy")).toBe("false");
  press("F4");
  await screen.findByRole("dialog", { name: "示忙原因" });
  press("2");
  expect(posted()).toEqual([
    ["/api/ready", undefined],
    ["/api/not-ready", { reason: "meal" }],
  ]);
});

it("does nothing while what it shows may be stale", () => {
  seatZhang({ state: "not_ready" });
  link.value = "lost";
  render(<Desk options={OPTIONS} />);
  press("F2");
  press("F4");
  button("示闲").click();
  expect(button("示闲").title).toBe("连接中断，暂不可用");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(posted()).toEqual([]);
});

it("shows that the caller is asked to rate the talk, and the score", () => {
  const survey_sent_at = now.value;
  seatZhang({ state: "acw" }, { state: "leaving", survey_sent_at });
  const { rerender } = render(<Desk options={OPTIONS} />);
  expect(screen.getByText("正在请来电人评价")).toBeDefined();
  seatZhang({ state: "acw" }, { state: "leaving", survey_sent_at, survey_score: 5 });
  rerender(<Desk options={OPTIONS} />);
  expect(screen.getByText("5 分（满分 5 分）")).toBeDefined();
  seatZhang({ state: "acw" }, { state: "ended", survey_sent_at });
  rerender(<Desk options={OPTIONS} />);
  expect(screen.getByText("未评价")).toBeDefined();
});
