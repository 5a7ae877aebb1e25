import { fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import type { QueueDetail } from "../../api/shapes";
import { chooseLanguage } from "../../state/language";
import { A_DAY, aDetail, aQueue, aQueueRow } from "../../testing/queues";
import { press, recordNetwork, type Sent, strikeStage } from "../../testing/stage";
import { Queues } from "./queues";

afterEach(strikeStage);

const CALENDAR = { years: [2026], days: [] };

/** A gateway with one queue; `put` answers an edit. */
function serve(detail: () => QueueDetail, put: (sent: Sent) => Response = () => saved(1)): Sent[] {
  return recordNetwork((sent) => {
    if (sent.method === "PUT") return put(sent);
    if (sent.url === "/api/queues") return Response.json([aQueueRow()]);
    if (sent.url === "/api/calendar") return Response.json(CALENDAR);
    if (sent.url === "/api/queues/preview")
      return Response.json({ queue: detail().queue, days: [{ ...A_DAY, hours: "09:00-17:00" }] });
    return Response.json(detail());
  });
}

function saved(version: number): Response {
  return Response.json({ version, announced: true });
}

function refused(status: number, code: string, fields: Record<string, string> = {}): Response {
  return Response.json({ error: { code, message: "不行。", params: {}, fields } }, { status });
}

async function type(label: RegExp, value: string): Promise<HTMLElement> {
  const box = await screen.findByLabelText(label);
  fireEvent.input(box, { target: { value } });
  return box;
}

const puts = (sent: Sent[]) => sent.filter((one) => one.method === "PUT");

it("saves what was changed under the version that was edited, by keyboard", async () => {
  const sent = serve(
    () => aDetail({ version: 3 }),
    () => saved(4),
  );
  render(<Queues />);
  await type(/^名称/, "综合");
  await type(/^修改原因/, "改名");
  press("Enter", { ctrlKey: true });
  expect(await screen.findByText("已保存为版本 4，已生效。")).toBeDefined();
  expect(puts(sent).map((one) => one.body)).toEqual([
    { version: 3, reason: "改名", queue: aQueue({ name: "综合" }) },
  ]);
});

it("sends nothing while nothing is changed", async () => {
  const sent = serve(() => aDetail());
  render(<Queues />);
  await screen.findByLabelText(/^名称/);
  press("Enter", { ctrlKey: true });
  expect(puts(sent)).toEqual([]);
  expect(screen.getByRole("button", { name: /保存/ }).getAttribute("aria-disabled")).toBe("true");
});

it("says at each field what is wrong, and goes there", async () => {
  serve(
    () => aDetail(),
    () => refused(400, "queue_invalid", { hours: "时间写作 08:00-21:00。" }),
  );
  render(<Queues />);
  const hours = await type(/^服务时间/, "8-21");
  fireEvent.click(screen.getByRole("button", { name: /保存/ }));
  expect(await screen.findByText("时间写作 08:00-21:00。")).toBeDefined();
  await waitFor(() => expect(document.activeElement).toBe(hours));
  expect(hours.getAttribute("aria-invalid")).toBe("true");
});

it("shows what new hours come to before they are saved", async () => {
  serve(() => aDetail());
  render(<Queues />);
  const hours = await type(/^服务时间/, "09:00-17:00");
  fireEvent.blur(hours);
  expect(await screen.findByRole("cell", { name: "09:00-17:00" })).toBeDefined();
});

it("saves also while the preview is still awaited", async () => {
  const sent = serve(() => aDetail());
  const fetching = fetch;
  vi.stubGlobal("fetch", (url: string, init: RequestInit) =>
    url.endsWith("/preview") ? new Promise(() => {}) : fetching(url, init),
  );
  render(<Queues />);
  const hours = await type(/^服务时间/, "09:00-17:00");
  fireEvent.blur(hours);
  press("Enter", { ctrlKey: true });
  await waitFor(() => expect(puts(sent).length).toBe(1));
});

const THEIRS = aDetail({
  version: 1,
  queue: aQueue({ ring_s: 9 }),
  history: [
    {
      version: 1,
      at: 1_790_000_000_000,
      by: "赵六",
      reason: "",
      changes: [{ field: "ring_s", before: "20", after: "9" }],
    },
  ],
});

it.each([
  { choice: "采用对方的版本", name: "综合咨询", sends: [] },
  {
    choice: "保留我的修改",
    name: "综合",
    sends: [{ version: 1, reason: "", queue: aQueue({ name: "综合" }) }],
  },
])("lets choose whose version stands: $choice", async ({ choice, name, sends }) => {
  let now = aDetail();
  const sent = serve(
    () => now,
    () => {
      if (now === THEIRS) return saved(2);
      now = THEIRS;
      return refused(409, "stale_edit");
    },
  );
  render(<Queues />);
  const box = await type(/^名称/, "综合");
  press("Enter", { ctrlKey: true });
  expect(await screen.findByText(/赵六 已在您编辑期间/)).toBeDefined();
  expect(screen.getAllByText(/振铃秒数/).length).toBeGreaterThan(1);
  fireEvent.click(screen.getByRole("button", { name: choice }));
  await waitFor(() => expect((box as HTMLInputElement).value).toBe(name));
  press("Enter", { ctrlKey: true });
  await waitFor(() =>
    expect(
      puts(sent)
        .slice(1)
        .map((one) => one.body),
    ).toEqual(sends),
  );
});

it("asks before changes are thrown away", async () => {
  serve(() => aDetail());
  render(<Queues />);
  const box = await type(/^名称/, "综合");
  fireEvent.click(screen.getByRole("button", { name: "新建队列" }));
  fireEvent.click(await screen.findByRole("button", { name: "继续编辑" }));
  expect((box as HTMLInputElement).value).toBe("综合");
  fireEvent.click(screen.getByRole("button", { name: "新建队列" }));
  fireEvent.click(await screen.findByRole("button", { name: "放弃修改" }));
  expect(await screen.findByRole("heading", { name: "新队列" })).toBeDefined();
});

it("keeps what was changed while another page is looked at, and asks before the browser goes", async () => {
  const sent = serve(() => aDetail({ version: 3 }));
  const leaves = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const first = render(<Queues />);
  await type(/^名称/, "综合");
  first.unmount();
  expect(leaves()).toBe(true);
  const second = render(<Queues />);
  expect(((await screen.findByLabelText(/^名称/)) as HTMLInputElement).value).toBe("综合");
  press("Enter", { ctrlKey: true });
  await screen.findByText("已保存为版本 1，已生效。");
  expect(puts(sent).map((one) => one.body)).toEqual([
    { version: 3, reason: "", queue: aQueue({ name: "综合" }) },
  ]);
  expect(leaves()).toBe(false);
  second.unmount();
  render(<Queues />);
  expect(((await screen.findByLabelText(/^名称/)) as HTMLInputElement).value).toBe("综合咨询");
});

it("keeps a new queue too, until it is saved or thrown away", async () => {
  serve(() => aDetail());
  const first = render(<Queues />);
  fireEvent.click(await screen.findByRole("button", { name: "新建队列" }));
  await screen.findByRole("heading", { name: "新队列" });
  await type(/^名称/, "夜间");
  first.unmount();
  render(<Queues />);
  await screen.findByRole("heading", { name: "新队列" });
  expect(((await screen.findByLabelText(/^名称/)) as HTMLInputElement).value).toBe("夜间");
  fireEvent.click(screen.getByRole("button", { name: /^综合咨询/ }));
  fireEvent.click(await screen.findByRole("button", { name: "放弃修改" }));
  fireEvent.click(screen.getByRole("button", { name: "新建队列" }));
  await screen.findByRole("heading", { name: "新队列" });
  expect(((await screen.findByLabelText(/^名称/)) as HTMLInputElement).value).toBe("");
});

it("says that a new queue was saved", async () => {
  const law = aDetail({ version: 1, queue: aQueue({ key: "law", name: "法律" }) });
  const sent = serve(() => law);
  render(<Queues />);
  fireEvent.click(await screen.findByRole("button", { name: "新建队列" }));
  await screen.findByRole("heading", { name: "新队列" });
  await type(/^标识/, "law");
  await type(/^名称/, "法律");
  press("Enter", { ctrlKey: true });
  await screen.findByRole("heading", { name: "法律 (law)" });
  expect(await screen.findByText("已保存为版本 1，已生效。")).toBeDefined();
  expect(puts(sent).map((one) => one.url)).toEqual(["/api/queues/law"]);
  fireEvent.click(screen.getByRole("button", { name: /^综合咨询/ }));
  await screen.findByRole("heading", { name: "法律 (general)" });
  expect(screen.queryByText("已保存为版本 1，已生效。")).toBeNull();
});

it("tells holidays, years that nobody knows, and who changed what", async () => {
  chooseLanguage("en");
  const holiday = { date: "2027-01-01", hours: "", because: "holiday", name: "元旦", known: false };
  serve(() => ({ ...THEIRS, preview: [A_DAY, holiday] }));
  render(<Queues />);
  expect(await screen.findByText(/holidays of one of these years are not known/)).toBeDefined();
  expect(screen.getByRole("row", { name: /01-01 Fri Closed holiday 元旦/ })).toBeDefined();
  expect(screen.getByText("Version 1")).toBeDefined();
  expect(screen.getByText("Known years: 2026")).toBeDefined();
});

it("shows retired queues last, and as retired", async () => {
  recordNetwork((sent) => {
    if (sent.url === "/api/queues")
      return Response.json([
        aQueueRow({ key: "law", name: "法律", dids: [], retired: true }),
        aQueueRow({ key: "general" }),
      ]);
    if (sent.url === "/api/calendar") return Response.json(CALENDAR);
    return Response.json(aDetail({ queue: aQueue({ key: "law", name: "法律", retired: true, dids: [] }) }));
  });
  render(<Queues />);
  const law = await screen.findByRole("button", { name: /法律.*已停用/ });
  const choices = screen.getAllByRole("button").filter((one) => one.classList.contains("choice"));
  expect(choices.at(-1)).toBe(law);
  fireEvent.click(law);
  expect(await screen.findByRole("checkbox", { name: /停用/ })).toHaveProperty("checked", true);
});

it("tells in the words of the form what was made of a queue", async () => {
  const changes = [
    { field: "retired", before: "False", after: "True" },
    { field: "strategy", before: "longest_idle", after: "ring_all" },
    { field: "dids", before: "12348", after: "" },
  ];
  serve(() => aDetail({ history: [{ version: 1, at: 0, by: "赵", reason: "", changes }] }));
  render(<Queues />);
  await screen.findByText("版本 1");
  const told = screen.getAllByRole("listitem").map((item) => item.textContent);
  expect(told).toEqual(
    expect.arrayContaining(["停用: 否 → 是", "分配策略: 空闲最久 → 全部振铃", "被叫号码: 12348 → （空）"]),
  );
});
