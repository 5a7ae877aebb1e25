import { act, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Person, Role, Ticket } from "../../api/shapes";
import { spread } from "../../state/news";
import { addressOf } from "../../state/route";
import { forgetTicketDrafts } from "../../state/ticket-drafts";
import { boxes, ticketsWaiting } from "../../state/tickets";
import { lastDeed } from "../../state/undo";
import { OPTIONS, press, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { aBatch, aStep, aTicket, aTicketRow, TICKET_CHOICES } from "../../testing/tickets";
import { Tickets } from "./page";

vi.setConfig({ testTimeout: 30_000 }); // whole pages, looked at by their roles: slow where much else runs
beforeEach(() => visit());
afterEach(() => {
  strikeStage();
  forgetTicketDrafts();
  boxes.value = null;
});

const BOXES = [
  { box: "to_collect", count: 0, waits: true },
  { box: "to_report", count: 2, waits: true },
  { box: "done", count: 5, waits: false },
];

function visit(...within: (string | number)[]): void {
  location.hash = addressOf("tickets", ...within);
  dispatchEvent(new Event("hashchange"));
}

function somebody(role: Role): Person {
  return { id: 7, login: "zhang", name: "张三", role };
}

function refusal(code: string, message: string, status = 409): Response {
  return Response.json({ error: { code, message, params: {}, fields: {} } }, { status });
}

/** The gateway: what it answers to each path, and else what every page asks for. */
function gateway(answer: (sent: Sent) => unknown): Sent[] {
  return recordNetwork((sent) => {
    const own = answer(sent);
    if (own instanceof Response) return own;
    if (own !== undefined) return Response.json(own);
    if (sent.url.endsWith("/choices")) return Response.json(TICKET_CHOICES);
    if (sent.url.endsWith("/boxes")) return Response.json(BOXES);
    return Response.json([]);
  });
}

function show(role: Role) {
  return render(<Tickets person={somebody(role)} options={OPTIONS} />);
}

function posted(sent: readonly Sent[]): Sent[] {
  return sent.filter(({ method }) => method !== "GET");
}

it("opens no empty box while another has something", async () => {
  const idle = BOXES.map((one) => (one.waits ? { ...one, count: 0 } : one));
  gateway(({ url }) => (url.endsWith("/boxes") ? idle : undefined));
  show("agent");
  const open = await screen.findByRole("link", { current: true });
  expect(open.textContent).toContain("已办结");
});

it("opens the first box in which something waits, the first due on top, and sorts by any column", async () => {
  const rows = [
    aTicketRow({ id: 14, no: "2026-00014", state: "collected", report_by: 3_000, unit: "乙科" }),
    aTicketRow({ id: 13, no: "2026-00013", state: "collected", report_by: 2_000, unit: "甲科" }),
  ];
  const sent = gateway(({ url }) => (url.includes("box=to_report") ? rows : undefined));
  show("lead");
  const table = within(await screen.findByRole("table"));
  const numbers = () => table.getAllByRole("rowheader").map(({ textContent }) => textContent);
  expect(numbers()).toEqual(["2026-00013", "2026-00014"]);
  expect(table.getAllByText(/报送已迟/)).toHaveLength(2);
  expect(table.getAllByText(/王\*\* 139\*\*\*\*5678/)).toHaveLength(2);
  fireEvent.click(table.getByRole("button", { name: /编号/ }));
  fireEvent.click(table.getByRole("button", { name: /编号/ }));
  expect(numbers()).toEqual(["2026-00014", "2026-00013"]);
  expect(table.getByRole("columnheader", { name: /编号/ }).getAttribute("aria-sort")).toBe("descending");
  expect(ticketsWaiting.value).toBe(2);
  press("3");
  await expect.poll(() => location.hash).toBe("#/tickets/box/done");
  await expect.poll(() => sent.some(({ url }) => url.includes("box=done"))).toBe(true);
});

it("shows all of a ticket: what was due first beside what was granted, and what the clock wrote", async () => {
  visit(12);
  const ticket = aTicket({
    due_day: "2026-03-09",
    overdue: true,
    supervisions: 1,
    entries: [{ kind: "supervision", for_at: 5, at: aTicket().due_at ?? 0 }],
    asked: { kind: "return_asked", until: null, text: "不属我科" },
    call_id: null,
  });
  gateway(({ url }) => (url === "/api/tickets/12" ? ticket : undefined));
  show("unit_handler");
  expect(await screen.findByRole("heading", { name: /转办单 2026-00012/ })).toBeDefined();
  expect(screen.getByText("原定3月5日周四")).toBeDefined();
  expect(screen.getByText("已督办 1 次")).toBeDefined();
  expect(screen.getByText("不属我科")).toBeDefined();
  const history = within(screen.getByRole("table"));
  const rows = history.getAllByRole("row").slice(1);
  expect(rows).toHaveLength(6);
  expect(rows.at(-1)?.textContent).toContain("系统督办：已逾期");
  expect(rows[4]?.textContent).toContain("唐文转办养老保险科");
  expect(screen.getByRole("link", { name: "打印（PDF）" }).getAttribute("href")).toBe(
    "/api/tickets/12/paper",
  );
});

it("offers only what the reader may do, and demands words", async () => {
  visit(12);
  const replied = aTicket({ state: "replied", version: 6, acts: [], reply: "已补发" });
  const sent = gateway(({ method, url }) => {
    if (url === "/api/tickets/12") return aTicket();
    if (method === "POST") return replied;
  });
  show("unit_handler");
  const bar = within(await screen.findByRole("toolbar", { name: "可以办理" }));
  expect(bar.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
    "答复1",
    "申请延期2",
    "申请退单3",
  ]);
  press("1");
  const dialog = within(await screen.findByRole("dialog"));
  const text = dialog.getByLabelText("答复内容（必填）");
  press("Enter", { ctrlKey: true });
  expect((await dialog.findByRole("textbox")).getAttribute("aria-invalid")).toBe("true");
  expect(dialog.getByText("请填写内容。")).toBeDefined();
  fireEvent.input(text, { target: { value: " 已补发 " } });
  press("Enter", { ctrlKey: true });
  expect(await screen.findByText("已办理：答复。")).toBeDefined();
  expect(posted(sent)).toEqual([
    {
      method: "POST",
      url: "/api/tickets/12/acts/reply",
      body: { version: 5, text: "已补发", unit: "", until: null },
    },
  ]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByText("目前没有需要您办理的事项。")).toBeDefined();
});

it("asks for unit and day where an act needs them", async () => {
  visit(12);
  const sent = gateway(({ method, url }) =>
    method === "POST"
      ? refusal("ticket_until_wrong", "请选择晚于当前到期日的日期，最长一年。", 400)
      : url === "/api/tickets/12"
        ? aTicket({ acts: ["assign", "ask_extension"] })
        : undefined,
  );
  show("bureau_office");
  fireEvent.click(await screen.findByRole("button", { name: /^转办/ }));
  fireEvent.change(await screen.findByLabelText("承办单位"), { target: { value: "失业保险科" } });
  expect(screen.getByText("自转办次日起 3 天内答复，末日逢休息日顺延。")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "取消" }));
  fireEvent.click(screen.getByRole("button", { name: /^申请延期/ }));
  fireEvent.input(await screen.findByLabelText(/延至哪一天/), { target: { value: "2026-03-01" } });
  fireEvent.input(screen.getByLabelText("延期理由（必填）"), { target: { value: "等材料" } });
  press("Enter", { ctrlKey: true });
  expect(await screen.findByText("请选择晚于当前到期日的日期，最长一年。")).toBeDefined();
  expect(posted(sent)[0]?.body).toEqual({ version: 5, text: "等材料", unit: "", until: "2026-03-01" });
  expect((screen.getByLabelText("延期理由（必填）") as HTMLTextAreaElement).value).toBe("等材料");
});

it("shows what somebody faster did, and keeps what was typed", async () => {
  visit(12);
  const steps = [...aTicket().steps, aStep({ by: "冯兰", act: "reply", text: "第一份答复", unit: "" })];
  let now: Ticket = aTicket();
  const sent = gateway(({ method, url }) => {
    if (url === "/api/tickets/12") return now;
    if (method !== "POST") return undefined;
    now = aTicket({ state: "replied", version: 6, acts: [], reply: "第一份答复", steps });
    return refusal("ticket_changed", "他人已先行办理。");
  });
  show("unit_handler");
  fireEvent.click(await screen.findByRole("button", { name: /^答复/ }));
  fireEvent.input(await screen.findByLabelText("答复内容（必填）"), { target: { value: "第二份答复" } });
  press("Enter", { ctrlKey: true });
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText(/冯兰已先行办理/)).toBeDefined();
  expect(dialog.getByText("第一份答复")).toBeDefined();
  const button = dialog.getByRole("button", { name: /^答复/ });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  press("Enter", { ctrlKey: true });
  expect(posted(sent)).toHaveLength(1);
  fireEvent.click(dialog.getByRole("button", { name: "取消" }));
  expect(await screen.findByText("您写的“答复”没有提交")).toBeDefined();
  expect(screen.getByText("第二份答复")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "不要了" }));
  expect(screen.queryByText("第二份答复")).toBeNull();
  await act(async () => {
    await lastDeed.value?.undo();
  });
  expect(screen.getByText("第二份答复")).toBeDefined();
});

it("restores a ticket that was withdrawn by accident", async () => {
  visit(12);
  const sent = gateway(({ method, url }) => {
    if (url.endsWith("/restore")) return aTicket({ version: 7, state: "submitted", acts: ["withdraw"] });
    if (method === "POST") return aTicket({ version: 6, state: "withdrawn", acts: ["restore"] });
    return url === "/api/tickets/12" ? aTicket({ state: "submitted", acts: ["withdraw"] }) : undefined;
  });
  show("agent");
  fireEvent.click(await screen.findByRole("button", { name: /^撤回/ }));
  await screen.findByRole("dialog");
  press("Enter", { ctrlKey: true });
  expect(await screen.findByRole("button", { name: /^恢复/ })).toBeDefined();
  expect(lastDeed.value?.told()).toMatch(/^已撤回转办单 /);
  await act(async () => {
    await lastDeed.value?.undo();
  });
  expect(posted(sent).map(({ url }) => url)).toEqual([
    "/api/tickets/12/acts/withdraw",
    "/api/tickets/12/acts/restore",
  ]);
  expect(posted(sent)[1]?.body).toEqual({ version: 6, text: "", unit: "", until: null });
});

it("shows what others do while it is open, keeps what is typed, and says when it has gone elsewhere", async () => {
  visit(12);
  let now: Ticket | Response = aTicket();
  const sent = gateway(({ method, url }) => {
    if (url === "/api/tickets/12") return now;
    return method === "POST" ? { ...aTicket(), version: 7, state: "replied", acts: [] } : undefined;
  });
  show("unit_handler");
  fireEvent.click(await screen.findByRole("button", { name: /^答复/ }));
  fireEvent.input(await screen.findByLabelText("答复内容（必填）"), { target: { value: "已补发" } });
  const urged = aStep({ by: "唐文", act: "supervise", text: "请今日内答复。", unit: "", due_at: null });
  now = aTicket({ version: 6, steps: [...aTicket().steps, urged] });
  spread({ topic: "tickets", ids: [99] });
  spread({ topic: "tickets", ids: [12] });
  const dialog = within(screen.getByRole("dialog"));
  expect(await dialog.findByText("请今日内答复。")).toBeDefined();
  expect((dialog.getByLabelText("答复内容（必填）") as HTMLTextAreaElement).value).toBe("已补发");
  expect(sent.filter(({ url }) => url === "/api/tickets/12")).toHaveLength(2);
  press("Enter", { ctrlKey: true });
  expect(await screen.findByText("已办理：答复。")).toBeDefined();
  expect(posted(sent).map(({ body }) => body)).toMatchObject([{ version: 6, text: "已补发" }]);
  now = refusal("ticket_unknown", "没有这张转办单。", 404);
  spread({ topic: "tickets", ids: [12] });
  expect(await screen.findByText(/已不由您办理/)).toBeDefined();
});

it("goes on with what was typed if that can still be done", async () => {
  visit(12);
  const numbered = aStep({ by: "唐文", act: "number", text: "12345-7", unit: "", due_at: null });
  let now: Ticket = aTicket();
  const sent = gateway(({ method, url }) => {
    if (url === "/api/tickets/12") return now;
    if (method !== "POST") return undefined;
    if (now.version === 6) return { ...now, version: 7, state: "replied", acts: [] };
    now = aTicket({ version: 6, steps: [...aTicket().steps, numbered] });
    return refusal("ticket_changed", "他人已先行办理。");
  });
  show("unit_handler");
  fireEvent.click(await screen.findByRole("button", { name: /^答复/ }));
  fireEvent.input(await screen.findByLabelText("答复内容（必填）"), { target: { value: "已补发" } });
  press("Enter", { ctrlKey: true });
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText("12345-7")).toBeDefined();
  press("Enter", { ctrlKey: true });
  expect(await screen.findByText("已办理：答复。")).toBeDefined();
  expect(posted(sent).map(({ body }) => body)).toEqual([
    { version: 5, text: "已补发", unit: "", until: null },
    { version: 6, text: "已补发", unit: "", until: null },
  ]);
});

it("shows who the citizen is for a reason, and not at all where that is not the reader's", async () => {
  visit(12);
  const sent = gateway(({ method, url }) => {
    if (method === "POST") return { caller: "王小明", number: "13912345678" };
    if (url === "/api/tickets/12") return aTicket();
  });
  const { unmount } = show("unit_handler");
  fireEvent.click(await screen.findByRole("button", { name: "查看完整信息" }));
  const reason = await screen.findByLabelText("查看理由（记入审计日志）");
  fireEvent.input(reason, { target: { value: "核对身份" } });
  fireEvent.submit(reason.closest("form") as HTMLFormElement);
  expect(await screen.findByText("13912345678")).toBeDefined();
  expect(posted(sent)[0]).toEqual({
    method: "POST",
    url: "/api/tickets/12/reveal",
    body: { reason: "核对身份" },
  });
  unmount();
  const hidden = aTicket({ caller: "", number: "", confidential: true, may_reveal: false });
  gateway(({ url }) => (url === "/api/tickets/12" ? hidden : undefined));
  show("unit_handler");
  expect(await screen.findByText("来电人要求保密，不向您显示。")).toBeDefined();
  expect(screen.queryByRole("button", { name: "查看完整信息" })).toBeNull();
});

it("calls the citizen from one's own seat, and says why where that cannot be", async () => {
  visit(12);
  const callback = aTicket({ state: "callback", box: "to_tell", acts: ["call", "tell"] });
  const sent = gateway(({ method, url }) => {
    if (url === "/api/tickets/12") return callback;
    if (method === "POST") return { ...callback, version: 6 };
  });
  const { unmount } = show("agent");
  const button = await screen.findByRole("button", { name: /拨打来电人/ });
  fireEvent.click(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(posted(sent)).toEqual([]);
  unmount();
  seatZhang({ state: "not_ready" });
  show("agent");
  fireEvent.click(await screen.findByRole("button", { name: /拨打来电人/ }));
  await expect.poll(() => location.hash).toBe("#/desk");
  expect(posted(sent)[0]).toEqual({ method: "POST", url: "/api/tickets/12/call", body: { version: 5 } });
});

it("goes back to the boxes and says so when the ticket has left them", async () => {
  visit(12);
  gateway(({ method, url }) => {
    if (method === "POST") return aTicket({ state: "returned", box: null, acts: [] });
    if (url === "/api/tickets/12") return aTicket({ state: "reported", acts: ["return"] });
  });
  show("bureau_office");
  fireEvent.click(await screen.findByRole("button", { name: /^退回/ }));
  fireEvent.input(await screen.findByLabelText("退回理由（必填）"), { target: { value: "缺联系方式" } });
  press("Enter", { ctrlKey: true });
  expect(await screen.findByText(/2026-00012 已办理：退回。它已不在您的收件箱中。/)).toBeDefined();
  expect(location.hash).toBe("#/tickets");
});

it("says so where a ticket is not the reader's to see", async () => {
  visit("99");
  gateway(({ url }) =>
    url === "/api/tickets/99" ? refusal("ticket_unknown", "没有这张转办单，或您无权查看。", 404) : undefined,
  );
  show("agent");
  expect(await screen.findByText(/没有这张转办单，或您无权查看。/)).toBeDefined();
});

it("opens a ticket from a call, whose number the browser need not have; what is written outlives a call", async () => {
  visit("new", "1.1");
  seatZhang({ state: "talking" }, { number: "138****5678", name: "李建国" });
  const sent = gateway(({ method, url }) =>
    method === "POST" || url === "/api/tickets/15" ? aTicket({ id: 15 }) : undefined,
  );
  const { unmount } = show("agent");
  expect(((await screen.findByLabelText("来电人姓名")) as HTMLInputElement).value).toBe("李建国");
  expect(screen.getByText("留空即用来电号码 138****5678")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: /提交给班长/ }));
  expect(screen.getByText("请选择类别。")).toBeDefined();
  expect(screen.getByText("请填写诉求内容。")).toBeDefined();
  expect(posted(sent)).toEqual([]);
  fireEvent.input(screen.getByLabelText("诉求内容"), { target: { value: "养老金少发" } });
  unmount(); // a call rings and fetches the desk to the front
  show("agent");
  await screen.findByRole("option", { name: "养老" });
  expect((screen.getByLabelText("诉求内容") as HTMLTextAreaElement).value).toBe("养老金少发");
  fireEvent.change(screen.getByLabelText("类别"), { target: { value: "PEN" } });
  press("Enter", { ctrlKey: true });
  await expect.poll(() => location.hash).toBe("#/tickets/15");
  expect(posted(sent)[0]?.body).toEqual({
    caller: "李建国",
    number: null,
    category: "PEN",
    question: "养老金少发",
    confidential: false,
    call_id: "1.1",
    consultation: null,
    submit: true,
  });
});

it("keeps a draft that lacks nearly all, and amends what was returned without knowing the citizen", async () => {
  visit(12, "amend");
  const returned = aTicket({
    state: "returned",
    acts: ["save", "submit", "withdraw"],
    steps: [aStep({ by: "王五", act: "return", text: "请写明参保地" })],
  });
  const sent = gateway(({ method, url }) =>
    method === "PUT" || url === "/api/tickets/12" ? returned : undefined,
  );
  show("agent");
  expect(await screen.findByText("王五退回：请写明参保地")).toBeDefined();
  expect(screen.getByText("留空则不变：王**")).toBeDefined();
  fireEvent.input(screen.getByLabelText("诉求内容"), { target: { value: "参保地：本市" } });
  fireEvent.click(screen.getByRole("button", { name: "存为草稿" }));
  await expect.poll(() => location.hash).toBe("#/tickets/12");
  expect(posted(sent)[0]?.body).toEqual({
    version: 5,
    caller: "",
    number: null,
    category: "PEN",
    question: "参保地：本市",
    confidential: false,
    submit: false,
  });
});

it("answers a stale form with a choice, and keeps what was written", async () => {
  visit(12, "amend");
  const draft = aTicket({ state: "draft", acts: ["save", "submit"], version: 1, steps: [aStep()] });
  const theirs = { ...draft, version: 2, steps: [aStep(), aStep({ by: "张三", act: "save", unit: "" })] };
  let changed = false;
  const sent = gateway(({ method, url }) => {
    if (method === "PUT") {
      if (changed) return { ...theirs, version: 3 };
      changed = true;
      return refusal("ticket_changed", "他人已先行办理。");
    }
    if (url === "/api/tickets/12") return changed ? theirs : draft;
  });
  show("agent");
  fireEvent.input(await screen.findByLabelText("诉求内容"), { target: { value: "我写的" } });
  press("Enter", { ctrlKey: true });
  fireEvent.click(await screen.findByRole("button", { name: "看过了，保留我写的" }));
  expect((screen.getByLabelText("诉求内容") as HTMLTextAreaElement).value).toBe("我写的");
  press("Enter", { ctrlKey: true });
  await expect.poll(() => posted(sent).length).toBe(2);
  expect(posted(sent).map(({ body }) => (body as { version: number }).version)).toEqual([1, 2]);
});

it("lets a lead collect, leave one out and report the rest; and reports none that has changed", async () => {
  visit("batch");
  const open = (id: number) =>
    aTicket({ id, no: `2026-000${id}`, state: "collected", acts: ["report"], version: 2 });
  const sheet = { batch: aBatch(), tickets: [open(12), open(13)] };
  let collected = false;
  let refused = false;
  const sent = gateway(({ method, url }) => {
    if (url.includes("box=to_collect")) return collected ? [] : [aTicketRow({ id: 13, no: "2026-00013" })];
    if (url.endsWith("/batches")) return [sheet.batch];
    if (url.endsWith("/acts/collect")) {
      collected = true;
      return open(13);
    }
    if (method === "POST") {
      if (refused) return aBatch({ open: 1 });
      refused = true;
      return refusal("ticket_changed", "他人已先行办理。");
    }
    if (url.includes("/batches/")) return sheet;
  });
  show("lead");
  fireEvent.click(await screen.findByRole("button", { name: "汇总 2026-00013" }));
  expect(await screen.findByText("已编入3月2日周一批次。")).toBeDefined();
  expect(await screen.findByText("没有待汇总的转办单。")).toBeDefined();
  fireEvent.click(await screen.findByLabelText("报送 2026-00013"));
  const report = async () => {
    const button = screen.getByRole("button", { name: "报送局办公室（1 张）" });
    await expect.poll(() => button.getAttribute("aria-busy")).toBe("false");
    fireEvent.click(button);
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("未勾选的 1 张留待以后报送。")).toBeDefined();
    fireEvent.click(dialog.getByRole("button", { name: "报送局办公室（1 张）" }));
  };
  await report();
  expect(await screen.findByText(/未报送任何一张/)).toBeDefined();
  await report();
  expect(await screen.findByText("已报送 1 张。")).toBeDefined();
  expect(posted(sent).at(-1)).toEqual({
    method: "POST",
    url: "/api/tickets/batches/2026-03-02/report",
    body: { tickets: [{ id: 12, version: 2 }] },
  });
});

it("shows the bureau office the batch and nothing to collect or report", async () => {
  visit("batch", "2026-03-02");
  const ticket = aTicket({ state: "reported", acts: [], confidential: true });
  gateway(({ url }) => {
    if (url.endsWith("/batches")) return [aBatch({ open: 0, reported_at: 5 })];
    if (url.includes("/batches/")) return { batch: aBatch({ open: 0, reported_at: 5 }), tickets: [ticket] };
  });
  show("bureau_office");
  expect(await screen.findByRole("link", { name: "2026-00012" })).toBeDefined();
  expect(screen.getByText("保密")).toBeDefined();
  expect(screen.queryByText("待汇总")).toBeNull();
  expect(screen.queryByRole("button", { name: /报送局办公室/ })).toBeNull();
  expect(screen.getByRole("link", { name: "打印（PDF）" }).getAttribute("href")).toBe(
    "/api/tickets/batches/2026-03-02/paper",
  );
});
