import { render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SeatChoice } from "../../api/shapes";
import { fold } from "../../feed/world";
import { link, world } from "../../state/live";
import { session } from "../../state/session";
import { aSeat, aSnapshot } from "../../testing/frames";
import { OPTIONS, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { Desk } from "./desk";

const T = Date.parse("2026-03-02T08:00:00+08:00");
const SHIFT = { code: "M", from_at: T, until: T + 4 * 3_600_000 };

function choice(number: string, part: Partial<SeatChoice> = {}): SeatChoice {
  return {
    number,
    extension: `10${number}`,
    occupied_by: null,
    here: true,
    shift: null,
    stand_by: false,
    ...part,
  };
}

let sent: Sent[];
let seats: SeatChoice[];
beforeEach(() => {
  seats = [
    choice("01"),
    choice("02", { shift: SHIFT, occupied_by: "王芳", stand_by: true }),
    choice("03", { occupied_by: "李四" }),
  ];
  sent = recordNetwork(({ method }) => Response.json(method === "GET" ? seats : null));
});
afterEach(strikeStage);

const posted = () => sent.filter(({ method }) => method === "POST").map(({ url, body }) => [url, body]);
const button = (name: string) => screen.getByRole("button", { name });

function arriving(...shown: Parameters<typeof aSeat>[]): void {
  session.value = {
    kind: "in",
    person: { id: 7, login: "zhang", name: "张三", role: "agent" },
    options: OPTIONS,
  };
  link.value = "live";
  world.value = fold(null, aSnapshot({ seats: shown.map((one) => aSeat(...one)) }));
}

it("shows the own shift, its seat first, where one may stand by for who sits there", async () => {
  arriving();
  render(<Desk options={OPTIONS} />);
  await screen.findByText("您的班次：02 座席，早班 08:00–12:00。");
  const names = screen.getAllByRole("button").map((one) => one.textContent);
  expect(names).toEqual(["在座席 02 候签", "签入座席 01", "签入座席 03"]);
  expect(button("签入座席 03").title).toBe("李四 已签入");
  button("在座席 02 候签").click();
  expect(posted()).toEqual([["/api/sign-in", { seat: "02", take_over: false }]]);
});

it("moves from one seat to another, unless a call comes first", async () => {
  seatZhang({ state: "not_ready" });
  const { rerender } = render(<Desk options={OPTIONS} />);
  button("换座席").click();
  await screen.findByRole("heading", { name: "从座席 01 换到" });
  (await screen.findByRole("button", { name: "在座席 02 候签" })).click();
  expect(posted()).toEqual([["/api/sign-in", { seat: "02", take_over: true }]]);
  seatZhang({ state: "ringing", cause: "offer" }, { state: "offered" });
  rerender(<Desk options={OPTIONS} />);
  expect(screen.getByRole("heading", { name: "来电" })).toBeDefined();
  expect(screen.queryByRole("heading", { name: "从座席 01 换到" })).toBeNull();
});

it("asks during a call for a move that is made after it", async () => {
  seatZhang({ state: "talking" }, { state: "talking" });
  const { rerender } = render(<Desk options={OPTIONS} />);
  button("换座席").click();
  await screen.findByText(/本次通话的登记保存后才换座席/);
  expect(screen.getByRole("heading", { name: "通话中" })).toBeDefined();
  (await screen.findByRole("button", { name: "在座席 02 候签" })).click();
  expect(posted()).toEqual([["/api/sign-in", { seat: "02", take_over: true }]]);
  seatZhang({ state: "acw", pending: "move", pending_reason: "02" }, { state: "ended" });
  rerender(<Desk options={OPTIONS} />);
  expect(screen.getByText(/通话结束后换到座席 02/)).toBeDefined();
  expect(screen.queryByRole("button", { name: "换座席" })).toBeNull();
});

it("waits at the seat for who is there, and may leave", () => {
  arriving(["02", { agent: { id: 8, name: "王芳" }, standby: { id: 7, name: "张三" } }]);
  render(<Desk options={OPTIONS} />);
  expect(screen.getByRole("heading", { name: "正在座席 02 候签" })).toBeDefined();
  expect(screen.getByText(/王芳 签出后/)).toBeDefined();
  button("取消候签").click();
  expect(posted()).toEqual([["/api/sign-out", undefined]]);
});

it("says that leave has begun, and until when it lasts", () => {
  seatZhang({ state: "not_ready", cause: "leave_begun", shift_until: T, leave_until: T + 3_600_000 });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByText(/您的请假已于 08:00 开始，至 09:00 结束/)).toBeDefined();
  expect(screen.queryByText(/您的班次已于/)).toBeNull();
  expect(within(screen.getByRole("region", { name: "座席 01" })).getByText("请假已开始")).toBeDefined();
});

it("says that the shift is over and who waits", () => {
  seatZhang({ state: "not_ready", cause: "shift_over", shift_until: T, standby: { id: 8, name: "王芳" } });
  render(<Desk options={OPTIONS} />);
  expect(screen.getByText(/您的班次已于 08:00 结束/)).toBeDefined();
  expect(screen.getByText(/王芳 已候签/)).toBeDefined();
  expect(within(screen.getByRole("region", { name: "座席 01" })).getByText("本班已结束")).toBeDefined();
});
