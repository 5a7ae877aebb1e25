import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Person, RequestRow } from "../../api/shapes";
import { awaiting, requests } from "../../state/requests";
import { OPTIONS, press, recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { Requests } from "./requests";

beforeEach(() => seatZhang({}));
afterEach(() => {
  strikeStage();
  requests.value = null;
});

const FROM = Date.parse("2026-03-02T08:00:00+08:00");
const HOUR = 3_600_000;
const WU: Person = { id: 8, login: "wu", name: "吴九", role: "agent" };
const SWAP: RequestRow = {
  id: 4,
  version: 1,
  kind: "swap",
  state: "submitted",
  person: "li",
  name: "李四",
  own: false,
  from_at: FROM,
  to_at: FROM + 4 * HOUR,
  leave_type: "",
  place: { day: "2026-03-02", shift: "M", seat: "01" },
  in_return: null,
  substitute: "wu",
  substitute_name: "吴九",
  unit: "养老保险科",
  other_unit: "",
  steps: [{ at: FROM - HOUR, by: "李四", act: "submit", reason: "家中有事" }],
  acts: ["accept", "decline"],
  awaits: true,
};
const LEAVE: RequestRow = {
  ...SWAP,
  id: 5,
  kind: "leave",
  person: "wu",
  name: "吴九",
  own: true,
  leave_type: "sick",
  place: null,
  substitute: "",
  acts: ["withdraw"],
  awaits: false,
};
const CHOICES = {
  slots: [{ place: SWAP.place, unit: "养老保险科", from_at: FROM, to_at: FROM + 4 * HOUR }],
  colleagues: [{ login: "li", name: "李四", unit: "信息中心" }],
  delegates: [{ login: "qian", name: "钱七", unit: "" }],
  leave_types: OPTIONS.leave_types,
};

it("shows what waits apart from one's own, and agrees with one press", async () => {
  let rows = [SWAP, LEAVE];
  const sent = recordNetwork(({ method }) => {
    if (method === "GET") return Response.json(rows);
    rows = [{ ...SWAP, state: "accepted", acts: [], awaits: false }, LEAVE];
    return Response.json(null);
  });
  render(<Requests person={WU} options={OPTIONS} />);
  const inbox = within(await screen.findByRole("table", { name: "待我办理" }));
  await inbox.findByText("李四 → 吴九");
  expect(awaiting.value).toBe(1);
  expect(inbox.getByText("2026-03-02 早班，座席 01", { exact: false })).toBeDefined();
  expect(inbox.getByText("家中有事", { exact: false })).toBeDefined();
  const own = within(screen.getByRole("table", { name: "我的申请" }));
  expect(own.getByText("病假")).toBeDefined();
  fireEvent.click(inbox.getByRole("button", { name: "同意调班" }));
  expect(await screen.findByText("没有待您办理的申请。")).toBeDefined();
  expect(sent.find(({ method }) => method === "POST")).toEqual({
    method: "POST",
    url: "/api/requests/4/accept",
    body: { version: 1, reason: "" },
  });
});

it("asks why before it declines", async () => {
  const sent = recordNetwork(({ method }) => Response.json(method === "GET" ? [SWAP] : null));
  render(<Requests person={WU} options={OPTIONS} />);
  fireEvent.click(await screen.findByRole("button", { name: "不同意" }));
  const dialog = within(screen.getByRole("dialog"));
  fireEvent.input(dialog.getByLabelText("理由"), { target: { value: " 当天出差 " } });
  fireEvent.click(dialog.getByRole("button", { name: "不同意" }));
  await screen.findByRole("table", { name: "待我办理" });
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({ version: 1, reason: "当天出差" });
});

it("says that somebody was faster, and shows how it stands now", async () => {
  let rows = [SWAP];
  recordNetwork(({ method }) => {
    if (method === "GET") return Response.json(rows);
    rows = [{ ...SWAP, version: 2, state: "withdrawn", acts: [], awaits: false }];
    const error = { code: "stale_edit", message: "已被他人先行修改。", params: {}, fields: {} };
    return Response.json({ error }, { status: 409 });
  });
  render(<Requests person={WU} options={OPTIONS} />);
  fireEvent.click(await screen.findByRole("button", { name: "同意调班" }));
  expect(await screen.findByText("已被他人先行修改。")).toBeDefined();
  expect(screen.getByText("已撤回")).toBeDefined();
});

it("is asked by keyboard, in the site's time", async () => {
  const sent = recordNetwork(({ method, url }) => {
    if (method === "POST") return Response.json({ id: 6 });
    return Response.json(url.includes("choices") ? CHOICES : []);
  });
  render(<Requests person={WU} options={OPTIONS} />);
  await screen.findByText("没有待您办理的申请。");
  press("2");
  fireEvent.input(await screen.findByLabelText("日期"), { target: { value: "2026-03-02" } });
  fireEvent.input(screen.getByLabelText("开始时间"), { target: { value: "08:00" } });
  fireEvent.input(screen.getByLabelText("结束时间"), { target: { value: "12:00" } });
  fireEvent.click(screen.getByRole("button", { name: "提交" }));
  expect(await screen.findByText("已提交。")).toBeDefined();
  expect(sent.find(({ method }) => method === "POST")).toEqual({
    method: "POST",
    url: "/api/requests/leave",
    body: { leave_type: "sick", from_at: FROM, to_at: FROM + 4 * HOUR, reason: "" },
  });
});

it("says beforehand that the leaders of both units must agree to a swap", async () => {
  const own = { login: "zhao", name: "赵八", unit: "养老保险科" };
  const choices = { ...CHOICES, colleagues: [...CHOICES.colleagues, own] };
  recordNetwork(({ url }) => Response.json(url.includes("choices") ? choices : []));
  render(<Requests person={WU} options={OPTIONS} />);
  fireEvent.click(screen.getByRole("button", { name: /申请调班/ }));
  const whom = await screen.findByLabelText("由谁顶班");
  fireEvent.change(whom, { target: { value: "li" } });
  expect(screen.queryByText(/先由养老保险科的分管领导同意/)).toBeNull(); // no shift is chosen yet
  fireEvent.change(screen.getByLabelText("我的班次"), { target: { value: "0" } });
  expect(screen.getByText(/先由养老保险科的分管领导同意，再由信息中心的分管领导批准/)).toBeDefined();
  fireEvent.change(whom, { target: { value: "zhao" } });
  expect(screen.queryByText(/的分管领导同意/)).toBeNull();
});

it("names the shift and the colleague of a swap", async () => {
  const sent = recordNetwork(({ method, url }) => {
    if (method === "POST") return Response.json({ id: 6 });
    return Response.json(url.includes("choices") ? CHOICES : []);
  });
  render(<Requests person={WU} options={OPTIONS} />);
  fireEvent.click(screen.getByRole("button", { name: /申请调班/ }));
  const own = await screen.findByLabelText("我的班次");
  expect(document.activeElement).toBe(own);
  expect(within(own).getByText("03/02周一 08:00–12:00 早班，座席 01")).toBeDefined();
  fireEvent.change(own, { target: { value: "0" } });
  fireEvent.change(screen.getByLabelText("由谁顶班"), { target: { value: "li" } });
  fireEvent.click(screen.getByRole("button", { name: "提交" }));
  expect(await screen.findByText("已提交。")).toBeDefined();
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({
    ...SWAP.place,
    substitute: "li",
    in_return: [],
    reason: "",
  });
});

it("asks for a shift of the colleague's in return, and shows both", async () => {
  const theirs = { day: "2026-03-03", shift: "A", seat: "02" };
  const asked = { ...SWAP, in_return: theirs };
  const sent = recordNetwork(({ method, url }) => {
    if (method === "POST") return Response.json({ id: 6 });
    if (url.includes("slots")) return Response.json([{ place: theirs, from_at: FROM, to_at: FROM + HOUR }]);
    return Response.json(url.includes("choices") ? CHOICES : [asked]);
  });
  render(<Requests person={WU} options={OPTIONS} />);
  expect((await screen.findByText("吴九 → 李四")).parentElement?.textContent).toContain("2026-03-03 中班");
  fireEvent.click(screen.getByRole("button", { name: /申请调班/ }));
  fireEvent.change(await screen.findByLabelText("我的班次"), { target: { value: "0" } });
  fireEvent.change(screen.getByLabelText("由谁顶班"), { target: { value: "li" } });
  fireEvent.change(await screen.findByLabelText("换取对方班次"), { target: { value: "0" } });
  fireEvent.click(screen.getByRole("button", { name: "提交" }));
  expect(await screen.findByText("已提交。")).toBeDefined();
  expect(sent.find(({ method }) => method === "POST")?.body).toMatchObject({ in_return: [theirs] });
});

it("lets the director name a delegate", async () => {
  const sent = recordNetwork(({ method, url }) => {
    if (method === "POST") return Response.json(null);
    return Response.json(url.includes("choices") ? CHOICES : []);
  });
  const director: Person = { ...WU, role: "hotline_director" };
  render(<Requests person={director} options={OPTIONS} />);
  await screen.findByText("钱七");
  fireEvent.change(screen.getByLabelText("人员"), { target: { value: "qian" } });
  fireEvent.input(screen.getByLabelText("日期"), { target: { value: "2026-03-02" } });
  fireEvent.input(screen.getByLabelText("结束日期"), { target: { value: "2026-03-03" } });
  fireEvent.click(screen.getByRole("button", { name: "委托" }));
  const midnight = Date.parse("2026-03-02T00:00:00+08:00");
  await expect
    .poll(() => sent.find(({ method }) => method === "POST")?.body)
    .toEqual({ delegate: "qian", reason: "", from_at: midnight, to_at: midnight + 48 * HOUR });
});

it("says that two units are concerned, and lets each leader agree for the own one", async () => {
  let swap: RequestRow = { ...SWAP, state: "accepted", other_unit: "信息中心", acts: ["endorse", "reject"] };
  const sent = recordNetwork(({ method }) => {
    if (method === "GET") return Response.json([swap]);
    swap = { ...swap, state: "endorsed", acts: [], awaits: false };
    return Response.json(null);
  });
  const leader: Person = { id: 9, login: "gu", name: "顾颖", role: "unit_leader" };
  render(<Requests person={leader} options={OPTIONS} />);
  expect(await screen.findByText("跨科室：须养老保险科、信息中心分管领导先后同意")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "本科室同意" }));
  expect(await screen.findByText("一方科室已同意")).toBeDefined();
  expect(sent.find(({ method }) => method === "POST")?.url).toBe("/api/requests/4/endorse");
});

it("claims nothing before it knows", async () => {
  let tell: (answer: Response) => void = () => undefined;
  vi.spyOn(globalThis, "fetch").mockImplementation(() => new Promise((resolve) => (tell = resolve)));
  render(<Requests person={WU} options={OPTIONS} />);
  expect(screen.getByRole("status").textContent).toBe("正在加载…");
  expect(screen.queryByText("没有待您办理的申请。")).toBeNull();
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
  tell(Response.json([]));
  expect(await screen.findByText("没有待您办理的申请。")).toBeDefined();
});
