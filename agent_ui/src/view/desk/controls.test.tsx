import { render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CallView, Control } from "../../api/shapes";
import { link } from "../../state/live";
import { OPTIONS, press, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { Desk } from "./desk";

const TARGETS = {
  seats: [
    { number: "02", name: "李四", state: "ready", free: true },
    { number: "03", name: "王五", state: "talking", free: false },
  ],
  outside: true,
};
let sent: Sent[];
beforeEach(() => {
  sent = recordNetwork(({ method, url }) =>
    Response.json(url === "/api/targets" ? TARGETS : method === "GET" ? [] : null),
  );
});
afterEach(strikeStage);

const posted = () => sent.filter(({ method }) => method === "POST").map(({ url, body }) => [url, body]);
const button = (name: string) => screen.getByRole("button", { name });

function talks(part: Partial<Control>, call: Partial<CallView> = {}): void {
  const control: Control = {
    talk: "talking",
    muted: false,
    third: null,
    asked: null,
    trouble: null,
    acts: ["hang_up", "hold", "mute", "digits", "transfer", "consult"],
    ...part,
  };
  seatZhang({ state: "talking" }, { state: "talking", seat: "01", control, ...call });
  render(<Desk options={OPTIONS} />);
}

it("holds by F6, mutes by F7, hangs up by Ctrl+F6", async () => {
  talks({});
  for (const [key, ctrlKey] of [
    ["F6", false],
    ["F7", false],
    ["F6", true],
  ] as const) {
    press(key, { ctrlKey });
    await expect.poll(() => button("保持").getAttribute("aria-busy")).toBe("false");
  }
  expect(posted().map(([url]) => url)).toEqual([
    "/api/calls/1.1/control/hold",
    "/api/calls/1.1/control/mute",
    "/api/calls/1.1/control/hang_up",
  ]);
});

it("opens a dialog by its key while an act is on its way, as by its button", async () => {
  let arrived: (answer: Response) => void = () => {};
  sent = recordNetwork(({ method, url }) => {
    if (method === "POST") return new Promise((resolve) => (arrived = resolve));
    return Response.json(url === "/api/targets" ? TARGETS : []);
  });
  talks({});
  press("F7");
  await expect.poll(() => button("静音").getAttribute("aria-busy")).toBe("true");
  press("F6");
  press("F9");
  expect(await screen.findByRole("dialog", { name: "转接 / 咨询" })).toBeDefined();
  expect(posted().map(([url]) => url)).toEqual(["/api/calls/1.1/control/mute"]);
  arrived(Response.json(null));
});

it("takes a held caller back", () => {
  talks({ talk: "held", acts: ["hang_up", "resume", "transfer", "consult"] }, { state: "held" });
  button("取回").click();
  expect(posted()).toEqual([["/api/calls/1.1/control/resume", undefined]]);
  expect(button("静音").getAttribute("aria-disabled")).toBe("true");
});

it("says what is under way and what has failed, and asks for nothing else meanwhile", () => {
  const trouble = { code: "third_busy", zh: "对方占线", en: "Busy" };
  talks({ asked: "hold", acts: ["hang_up"], trouble });
  expect(screen.getByText("正在保持…", { selector: "p" })).toBeDefined();
  expect(screen.getByRole("alert").textContent).toBe("对方占线");
  press("F7");
  expect(button("静音").title).toBe("正在保持…");
  expect(posted()).toEqual([]);
});

it("consults a free seat or passes the caller on; who is busy and what is retired cannot be chosen", async () => {
  talks({});
  press("F9");
  await screen.findByText("座席 02 李四");
  const asks = screen.getAllByRole("button", { name: "先咨询" });
  expect(asks[1]?.getAttribute("aria-disabled")).toBe("true");
  asks[0]?.click();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  press("F9");
  await screen.findByRole("dialog", { name: "转接 / 咨询" });
  screen.getByRole("radio", { name: "队列" }).click();
  (await screen.findByRole("button", { name: "直接转接" })).click();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(posted()).toEqual([
    ["/api/calls/1.1/consult", { kind: "seat", name: "02" }],
    ["/api/calls/1.1/transfer", { kind: "queue", name: "general" }],
  ]);
});

it("shows who is consulted, and completes, joins or goes back", () => {
  const third = { kind: "seat", name: "02" } as const;
  talks({ talk: "consulting", third, acts: ["complete", "return", "conference"] }, { state: "held" });
  expect(screen.getByText("正在咨询 座席 02，来电人保持中")).toBeDefined();
  button("完成转接").click();
  expect(posted()).toEqual([["/api/calls/1.1/control/complete", undefined]]);
  expect(button("三方通话").getAttribute("aria-keyshortcuts")).toBe("Control+F9");
});

it("tells a consulted seat who asks, and gives it no control", () => {
  const third = { kind: "seat", name: "01" } as const;
  talks({ talk: "consulting", third, acts: ["complete"] }, { state: "held", seat: "02" });
  expect(screen.getByText("座席 02 向您咨询此来电")).toBeDefined();
  expect(screen.queryByRole("button", { name: "完成转接" })).toBeNull();
});

it("sends keys", async () => {
  talks({});
  press("F7", { ctrlKey: true });
  const input = (await screen.findByLabelText("按键")) as HTMLInputElement;
  input.value = "12#";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await expect.poll(() => button("发送").getAttribute("aria-disabled")).toBe("false");
  button("发送").click();
  expect(posted()).toEqual([["/api/calls/1.1/digits", { digits: "12#" }]]);
});

it("does nothing while what it shows may be stale", async () => {
  talks({});
  link.value = "lost";
  await expect.poll(() => button("保持").title).toBe("连接中断，暂不可用");
  press("F6");
  expect(posted()).toEqual([]);
});
