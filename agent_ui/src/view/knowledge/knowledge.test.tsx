import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { Choice, KnowledgeHit, KnowledgeVersion } from "../../api/shapes";
import { forgetDeed, lastDeed } from "../../state/undo";
import { press, recordNetwork, strikeStage } from "../../testing/stage";
import { UndoBar } from "../undo-bar";
import { Editor } from "./editor";
import { Editors } from "./editors";
import { Knowledge } from "./page";
import { sentences } from "./sentences";

afterEach(strikeStage);

const CATEGORIES: Choice[] = [
  { code: "UNE", zh: "失业", en: "Unemployment" },
  { code: "OTH", zh: "其他", en: "Other" },
];
const ENTRY: KnowledgeVersion = {
  entry: 1,
  version: 2,
  state: "published",
  category: "UNE",
  title: "失业金怎么领？",
  answer: "线上办理。也可到窗口！\n<b>带身份证</b>",
  keywords: ["失业保险金"],
  source: "社会保险法",
  effective: null,
  expires: "2026-01-01",
  expired: true,
  early: false,
  authors: ["zhou"],
  author: "周丽",
  at: 1_790_000_000_000,
  reviewer: "wu",
  reviewed_at: 1_790_000_000_000,
  note: "",
};

const hit = (entry: number, title: string): KnowledgeHit => ({
  entry,
  version: 1,
  category: "UNE",
  title: [
    { text: title, hit: true },
    { text: "怎么领？", hit: false },
  ],
  excerpt: [{ text: "线上办理。", hit: false }],
  expired: entry === 1,
  early: false,
});

const HITS = [hit(1, "失业金"), hit(2, "<i>失业</i>")];

function base(hits: KnowledgeHit[]) {
  return recordNetwork(({ url }) => {
    if (url.includes("/categories")) return Response.json(CATEGORIES);
    if (url.includes("/search")) return Response.json(hits);
    if (/\/api\/knowledge\/\d+$/.test(url)) return Response.json(ENTRY);
    return Response.json(null);
  });
}

function type(text: string): HTMLElement {
  const field = screen.getByLabelText("检索内容");
  fireEvent.input(field, { target: { value: text } });
  return field;
}

it("finds while typing; arrows choose, Enter opens, Escape clears", async () => {
  const sent = base(HITS);
  render(<Knowledge login="zhou" edits={false} outcomes={[]} />);
  const field = type("syj");
  expect(await screen.findByText("失业金")).toBeDefined();
  expect(screen.getByText("<i>失业</i>").tagName).toBe("MARK");
  expect(screen.getAllByText(/已失效/)).toHaveLength(1);
  const hits = () => within(screen.getByRole("listbox")).queryAllByRole("option");
  const selected = () => hits().map((one) => one.getAttribute("aria-selected"));
  expect(selected()).toEqual(["true", "false"]);
  fireEvent.keyDown(field, { key: "ArrowDown" });
  await waitFor(() => expect(selected()).toEqual(["false", "true"]));
  expect(field.getAttribute("aria-activedescendant")).toBe("hit-1");
  fireEvent.keyDown(field, { key: "Enter" });
  expect(await screen.findByText(/本条目已于 2026-01-01 失效/)).toBeDefined();
  expect(sent.some(({ url }) => url === "/api/knowledge/2")).toBe(true);
  expect(sent.some(({ url }) => url === "/api/knowledge/search?query=syj&category=")).toBe(true);
  fireEvent.keyDown(field, { key: "Escape" });
  await waitFor(() => expect(hits()).toEqual([]));
});

it("tells the editors what has no answer", async () => {
  const sent = base([]);
  render(<Knowledge login="zhou" edits={false} outcomes={[]} />);
  type("怎么落户");
  expect(await screen.findByText(/没有找到相关条目/)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "没有答案，反馈给编辑" }));
  expect(await screen.findByText("已反馈给编辑人员。")).toBeDefined();
  const told = sent.find(({ method }) => method === "POST");
  expect(told).toEqual({
    method: "POST",
    url: "/api/knowledge/unanswered",
    body: { query: "怎么落户", category: "" },
  });
  expect(screen.queryByRole("button", { name: "编辑与审核" })).toBeNull();
});

it("reads an answer sentence by sentence", () => {
  expect(sentences(ENTRY.answer)).toEqual(["线上办理。", "也可到窗口！", "<b>带身份证</b>"]);
  expect(sentences("")).toEqual([]);
});

it("offers a choice when somebody else was faster, and names what is wrong", async () => {
  const theirs = {
    ...ENTRY,
    version: 3,
    state: "draft",
    answer: "他人所写",
    authors: ["wu"],
    author: "吴涛",
  };
  let refusal: unknown = { error: { code: "stale_edit", message: "过时", params: {}, fields: {} } };
  const sent = recordNetwork(({ method, url }) => {
    if (url.endsWith("/versions")) return Response.json([theirs, ENTRY]);
    if (method === "PUT" && refusal) return Response.json(refusal, { status: 409 });
    return Response.json({ ...theirs, version: 4, answer: "我写的" });
  });
  render(
    <Editor login="sun" start={ENTRY} categories={CATEGORIES} onRestored={() => {}} onClose={() => {}} />,
  );
  fireEvent.input(screen.getByLabelText("答案"), { target: { value: "我写的" } });
  fireEvent.click(screen.getByRole("button", { name: "保存为新版本" }));
  expect(await screen.findByText(/吴涛 刚刚保存了新的版本/)).toBeDefined();
  refusal = {
    error: { code: "knowledge_invalid", message: "请更正", params: {}, fields: { title: "不能为空" } },
  };
  fireEvent.click(screen.getByRole("button", { name: "仍用我的，存为新版本" }));
  expect(await screen.findByText("请更正")).toBeDefined();
  expect(screen.getByText("不能为空")).toBeDefined();
  refusal = null;
  fireEvent.click(screen.getByRole("button", { name: "仍用我的，存为新版本" }));
  expect(await screen.findByText("已保存。")).toBeDefined();
  const saves = sent
    .filter(({ method }) => method === "PUT")
    .map(({ body }) => (body as { version: number }).version);
  expect(saves).toEqual([2, 3, 3]);
});

it("gives a reason with a move, and asks to save changed text first", async () => {
  const sent = recordNetwork(() => Response.json({ ...ENTRY, state: "withdrawn" }));
  render(
    <Editor login="sun" start={ENTRY} categories={CATEGORIES} onRestored={() => {}} onClose={() => {}} />,
  );
  fireEvent.input(screen.getByLabelText(/^说明/), { target: { value: "废止" } });
  fireEvent.click(screen.getByRole("button", { name: "撤回" }));
  expect(await screen.findByText("第 2 版（已撤回）")).toBeDefined();
  expect(sent.at(-1)).toEqual({
    method: "POST",
    url: "/api/knowledge/1/withdraw",
    body: { version: 2, note: "废止" },
  });
});

it("restores what was withdrawn by accident, unless the editor wrote it", async () => {
  let restored = 0;
  const sent = recordNetwork(({ url }) =>
    Response.json({ ...ENTRY, state: url.endsWith("restore") ? "published" : "withdrawn" }),
  );
  const show = (login: string) => (
    <>
      <Editor
        key={login}
        login={login}
        start={ENTRY}
        categories={CATEGORIES}
        onRestored={() => {
          restored += 1;
        }}
        onClose={() => {}}
      />
      <UndoBar />
    </>
  );
  const { rerender } = render(show("sun"));
  fireEvent.click(screen.getByRole("button", { name: "撤回" }));
  expect(await screen.findByText(`已撤回知识条目：${ENTRY.title}`)).toBeDefined();
  press("z");
  expect(await screen.findByText("第 2 版（已发布）")).toBeDefined();
  expect(sent.at(-1)).toEqual({
    method: "POST",
    url: "/api/knowledge/1/restore",
    body: { version: 2, note: "撤销" },
  });
  expect(restored).toBe(1);
  act(forgetDeed);
  rerender(show(ENTRY.authors[0] as string));
  fireEvent.click(screen.getByRole("button", { name: "撤回" }));
  expect(await screen.findByText("第 2 版（已撤回）")).toBeDefined();
  expect(lastDeed.value).toBeNull();
});

it("withdraws what agents read while a newer version is written", async () => {
  const draft = { ...ENTRY, version: 3, state: "draft" } as const;
  let published = true;
  const sent = recordNetwork(({ method }) => {
    if (method === "POST") {
      published = false;
      return Response.json({ ...ENTRY, state: "withdrawn" });
    }
    return Response.json([draft, { ...ENTRY, state: published ? "published" : "withdrawn" }]);
  });
  render(
    <Editor login="sun" start={draft} categories={CATEGORIES} onRestored={() => {}} onClose={() => {}} />,
  );
  expect(await screen.findByText(/已发布的第 2 版/)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "撤回已发布的版本" }));
  await waitFor(() => expect(screen.queryByText(/已发布的第 2 版/)).toBeNull());
  expect(sent.find(({ method }) => method === "POST")).toEqual({
    method: "POST",
    url: "/api/knowledge/1/withdraw",
    body: { version: 2, note: "" },
  });
});

it("publishes an import that somebody else made, all of it and nothing else", async () => {
  let waiting = [1, 2, 3].map((entry) => ({ ...ENTRY, entry, state: "in_review", at: 5, authors: ["zhou"] }));
  waiting.push({ ...ENTRY, entry: 9, state: "in_review", at: 6, authors: ["zhou"] });
  const sent = recordNetwork(({ method, url }) => {
    const published = /knowledge\/(\d+)\/publish/.exec(url)?.[1];
    if (published) waiting = waiting.filter(({ entry }) => entry !== Number(published));
    return Response.json(method === "POST" || url.includes("state=") ? waiting : []);
  });
  const { rerender } = render(<Editors login="zhou" categories={CATEGORIES} />);
  const offered = await screen.findByRole("button", { name: "全部发布" });
  expect(offered.getAttribute("aria-disabled")).toBe("true");
  rerender(<Editors login="wu" categories={CATEGORIES} />);
  fireEvent.click(offered);
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "全部发布" }));
  expect(await screen.findByText("已发布 3 条。")).toBeDefined();
  const published = sent.filter(({ method }) => method === "POST").map(({ url }) => url);
  expect(published).toEqual([1, 2, 3].map((entry) => `/api/knowledge/${entry}/publish`));
});
