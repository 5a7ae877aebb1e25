import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { spread } from "../../state/news";
import { addressOf } from "../../state/route";
import { OPTIONS, press, recordNetwork, strikeStage } from "../../testing/stage";
import { UndoBar } from "../undo-bar";
import { Digest } from "./digest";

afterEach(strikeStage);

function visit(...within: (string | number)[]): void {
  location.hash = addressOf("knowledge", "digest", ...within);
  dispatchEvent(new Event("hashchange"));
}

beforeEach(() => visit());

const CATEGORIES = [{ code: "PEN", zh: "养老", en: "Pensions" }];
const RECORD = {
  id: 4,
  at: 0,
  category: "PEN",
  question: "我是王**，怎么转移？",
  answer: "申请。",
  outcome: "RESOLVED",
  unit: "信息中心",
};
const ITEM = {
  id: 7,
  version: 1,
  state: "gathering",
  category: "PEN",
  question: "怎么转移？",
  records: 1,
  expert: "",
  changed_at: 0,
  entry: 0,
  entry_state: null,
  chosen: [RECORD],
  queries: [],
  answer: "",
  source: "",
  acts: ["gather", "ask", "drop"],
  steps: [{ at: 0, by: "钱七", act: "gather", text: "", expert: "" }],
};

it("gathers records and queries into a question", async () => {
  const sent = recordNetwork(({ url, method }) => {
    if (method === "POST" || url === "/api/digest/7") return Response.json(ITEM);
    if (url.startsWith("/api/digest/asked"))
      return Response.json([{ ...RECORD, entry: 0, times: 9, records: [RECORD] }]);
    if (url === "/api/knowledge/unanswered")
      return Response.json([{ query: "转移 跨省", category: "PEN", times: 2, last_at: 0 }]);
    return Response.json([]);
  });
  render(<Digest office categories={CATEGORIES} outcomes={OPTIONS.outcomes} />);
  fireEvent.click(await screen.findByRole("button", { name: "挑选记录" }));
  fireEvent.click(await screen.findByRole("checkbox", { name: RECORD.question, hidden: true }));
  fireEvent.click(screen.getByRole("checkbox", { name: /转移 跨省/ }));
  const question = screen.getByLabelText("问题") as HTMLInputElement;
  await waitFor(() => expect(question.value).toBe(RECORD.question));
  fireEvent.input(question, { target: { value: "怎么转移？" } });
  fireEvent.click(screen.getByRole("button", { name: "保存（已选 2 条）" }));
  expect(await screen.findByRole("heading", { name: "怎么转移？" })).toBeDefined();
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({
    version: 0,
    category: "PEN",
    question: "怎么转移？",
    records: [4],
    queries: ["转移 跨省"],
  });
});

it("keeps what an expert has typed when somebody was faster", async () => {
  let version = 2;
  const sent = recordNetwork(({ url, method }) => {
    const question = version === 2 ? ITEM.question : "跨省怎么转移？";
    const asked = { ...ITEM, question, version, state: "asked", expert: "李四", acts: ["answer"] };
    if (url === "/api/digest") return Response.json([asked]);
    if (method === "GET") return Response.json(asked);
    if (version === 3) return Response.json({ ...asked, version: 4, state: "answered" });
    version = 3;
    const error = { code: "stale_edit", message: "已被他人修改", params: {}, fields: {} };
    return Response.json({ error }, { status: 409 });
  });
  render(<Digest office={false} categories={CATEGORIES} outcomes={OPTIONS.outcomes} />);
  fireEvent.click(await screen.findByRole("button", { name: "怎么转移？" }));
  const answer = (await screen.findByLabelText("您的解答")) as HTMLTextAreaElement;
  fireEvent.input(answer, { target: { value: "在新参保地申请。" } });
  const send = screen.getByRole("button", { name: "提交解答" });
  fireEvent.click(send);
  expect(await screen.findByText("已被他人修改")).toBeDefined();
  expect(answer.value).toBe("在新参保地申请。");
  expect(await screen.findByRole("heading", { name: "跨省怎么转移？" })).toBeDefined();
  fireEvent.click(send);
  await waitFor(() => expect(screen.queryByText("已被他人修改")).toBeNull());
  const posts = sent.filter(({ method }) => method === "POST").map(({ body }) => body);
  expect(posts).toMatchObject([{ version: 2 }, { version: 3, text: "在新参保地申请。" }]);
});

it("brings back what was dropped, and recalls what was asked", async () => {
  let version = 1;
  const sent = recordNetwork(({ url, method }) => {
    if (url === "/api/digest") return Response.json([ITEM]);
    if (url === "/api/digest/experts") return Response.json([{ login: "li", name: "李四", unit: "" }]);
    if (method === "POST") version += 1;
    return Response.json({ ...ITEM, version });
  });
  render(
    <>
      <Digest office categories={CATEGORIES} outcomes={OPTIONS.outcomes} />
      <UndoBar />
    </>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "怎么转移？" }));
  fireEvent.click(await screen.findByRole("button", { name: "放弃" }));
  expect(await screen.findByText("已放弃：怎么转移？")).toBeDefined();
  press("z");
  expect(await screen.findByText("已撤销：已放弃：怎么转移？")).toBeDefined();
  await waitFor(() => expect(sent.filter(({ url }) => url === "/api/digest/7").length).toBe(3));
  await act(async () => {});
  fireEvent.change(screen.getByLabelText("请谁解答"), { target: { value: "li" } });
  fireEvent.click(screen.getByRole("button", { name: "请专家解答" }));
  fireEvent.click(await screen.findByRole("button", { name: "撤销" }));
  expect(await screen.findByText("已撤销：已请专家解答：怎么转移？")).toBeDefined();
  const acts = sent.filter(({ method }) => method === "POST").map(({ url, body }) => [url, body]);
  expect(acts).toMatchObject([
    ["/api/digest/7/acts/drop", { version: 1 }],
    ["/api/digest/7/acts/restore", { version: 2 }],
    ["/api/digest/7/acts/ask", { version: 3, expert: "li" }],
    ["/api/digest/7/acts/recall", { version: 4 }],
  ]);
});

it("shows an expert only what may be done", async () => {
  recordNetwork(({ url }) =>
    Response.json(
      url === "/api/digest" ? [{ ...ITEM, state: "drafted", entry: 3, entry_state: "in_review" }] : ITEM,
    ),
  );
  render(<Digest office={false} categories={CATEGORIES} outcomes={OPTIONS.outcomes} />);
  const table = within(await screen.findByRole("table"));
  expect(table.getByText("知识条目待审核")).toBeDefined();
  expect(screen.queryByRole("button", { name: "挑选记录" })).toBeNull();
});

it("begins with the records of the row of the figures from which the office comes", async () => {
  const group = {
    ...RECORD,
    entry: 3,
    question: "养老关系",
    times: 9,
    records: [RECORD, { ...RECORD, id: 5 }],
  };
  const sent = recordNetwork(({ url, method }) => {
    if (method === "POST") return Response.json(ITEM);
    return Response.json(url.startsWith("/api/digest/asked") ? [group] : []);
  });
  visit("choose", "2026-03", 3, "PEN", "养老关系怎么转移？");
  const { rerender } = render(<Digest office categories={CATEGORIES} outcomes={OPTIONS.outcomes} />);
  fireEvent.click(await screen.findByRole("button", { name: "保存（已选 2 条）" }));
  await waitFor(() => expect(sent.some(({ method }) => method === "POST")).toBe(true));
  const asked = sent.map(({ url }) => url).find((url) => url.startsWith("/api/digest/asked"));
  expect(asked).toBe("/api/digest/asked?month=2026-03&category=PEN");
  expect(sent.find(({ method }) => method === "POST")?.body).toMatchObject({
    category: "PEN",
    question: "养老关系怎么转移？",
    records: [4, 5],
  });

  visit("choose", "2026-03", 0, "PEN", "别的问题");
  rerender(<Digest office categories={CATEGORIES} outcomes={OPTIONS.outcomes} />);
  expect(await screen.findByText(/没有报表中的这一组记录/)).toBeDefined();
  visit("choose", "2026-03", "in-vain", "-", "转移 跨省/x");
  rerender(<Digest office categories={CATEGORIES} outcomes={OPTIONS.outcomes} />);
  expect(await screen.findByRole("button", { name: "保存（已选 1 条）" })).toBeDefined();
  expect((screen.getByLabelText("问题") as HTMLInputElement).value).toBe("转移 跨省/x");
});

it("shows what has come as soon as there is news of it", async () => {
  let items = [ITEM];
  recordNetwork(({ url }) => Response.json(url === "/api/digest" ? items : ITEM));
  render(<Digest office={false} categories={CATEGORIES} outcomes={OPTIONS.outcomes} />);
  expect(await screen.findByRole("button", { name: "怎么转移？" })).toBeDefined();
  items = [ITEM, { ...ITEM, id: 8, question: "怎么领？" }];
  spread({ topic: "digest", ids: [8] });
  expect(await screen.findByRole("button", { name: "怎么领？" })).toBeDefined();
});
