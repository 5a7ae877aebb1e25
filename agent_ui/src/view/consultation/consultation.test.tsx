import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Consultation, KnowledgeHit, KnowledgeVersion } from "../../api/shapes";
import { choices } from "../../state/consultation/choices";
import { draftOf } from "../../state/consultation/drafts";
import { EMPTY, type Form } from "../../state/consultation/form";
import { mySeat } from "../../state/desk";
import { chooseLanguage } from "../../state/language";
import { aConsultation, CHOICES } from "../../testing/consultations";
import { OPTIONS, press, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { ConsultationForm } from "./consultation";

afterEach(strikeStage);

const ENTRY: KnowledgeVersion = {
  entry: 3,
  version: 2,
  state: "published",
  category: "PEN",
  title: "跨省换工作怎么办？",
  answer: "在新参保地申请关系转移接续。",
  keywords: [],
  source: "社会保险法",
  effective: null,
  expires: null,
  expired: false,
  early: false,
  authors: ["zhou"],
  author: "周丽",
  at: 0,
  reviewer: "wu",
  reviewed_at: 0,
  note: "",
};
const HIT: KnowledgeHit = {
  entry: 3,
  version: 2,
  category: "PEN",
  title: [{ text: ENTRY.title, hit: false }],
  excerpt: [{ text: ENTRY.answer, hit: false }],
  expired: false,
  early: false,
};

let sent: Sent[];
let refusal: { status: number; body: object } | null;
let before: Consultation;

beforeEach(() => {
  refusal = null;
  before = aConsultation({ version: 4 });
  choices.value = CHOICES;
  sent = recordNetwork(
    ({ method, url, body }) => {
      if (url.startsWith("/api/knowledge/search") || url.startsWith("/api/knowledge/suggestions")) {
        return Response.json([HIT]);
      }
      if (url === "/api/knowledge/3") return Response.json(ENTRY);
      if (method === "GET") return Response.json(before);
      if (refusal) return Response.json(refusal.body, { status: refusal.status });
      const { version, form } = body as { version: number; form: Partial<Form> };
      return Response.json(aConsultation({ version: version + 1, form: { ...before.form, ...form } }));
    },
    { form: false },
  );
});

async function show(state: "talking" | "acw") {
  seatZhang({ state }, { state: "talking" });
  const seat = mySeat.value;
  if (seat === null) throw new Error("no seat");
  const shown = render(<ConsultationForm seat={seat} callId="1.1" options={OPTIONS} />);
  await draftOf("1.1").keep();
  return shown;
}

const field = (name: string | RegExp) => screen.getByLabelText(name) as HTMLInputElement;
const question = () => field(/^来电问题/);
const answer = () => field(/^答复内容/);
const radio = (name: string) => screen.getByRole("radio", { name }) as HTMLInputElement;
const type = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });
const posted = () => sent.filter(({ method }) => method === "POST");
const problems = () =>
  [...document.querySelectorAll(".field .problem, .choice-row .problem")]
    .map((one) => one.textContent)
    .filter(Boolean);

it("goes by the keyboard from the business type to the question", async () => {
  await show("talking");
  press("1");
  await expect.poll(() => radio("政策咨询").checked).toBe(true);
  const category = document.activeElement as HTMLInputElement;
  expect(category).toBe(screen.getByRole("combobox", { name: /^业务分类/ }));
  type(category, "转移");
  const list = () => within(screen.getByRole("listbox", { name: "业务分类" })).queryAllByRole("option");
  await expect.poll(() => list().map((one) => one.textContent)).toEqual(["养老 › 转移接续"]);
  fireEvent.keyDown(category, { key: "Enter" });
  await expect.poll(() => category.value).toBe("养老 › 转移接续");
  expect(document.activeElement).toBe(question());
  expect(draftOf("1.1").form.value).toMatchObject({ business_type: "POLICY", category: "PEN/TRANSFER" });
});

it("gives the numbers to the row that has the focus", async () => {
  await show("talking");
  radio("当场解答").focus();
  press("2");
  await expect.poll(() => radio("转办").checked).toBe(true);
  expect(radio("举报投诉").checked).toBe(false);
  expect((screen.getByLabelText(/^需要转办/) as HTMLInputElement).checked).toBe(true);
  question().focus();
  press("1");
  expect(radio("政策咨询").checked).toBe(false);
});

it.each([
  ["zyjx", "养老 › 转移接续"],
  ["ylzy", "养老 › 转移接续"],
  ["Zhuan yi", "养老 › 转移接续"],
  ["qx", "欠薪监察"],
  ["wag", "欠薪监察"],
])("finds a category by the letters %s", async (typed, path) => {
  await show("talking");
  const category = screen.getByRole("combobox", { name: /^业务分类/ });
  type(category, typed);
  const list = screen.getByRole("listbox", { name: "业务分类" });
  await expect
    .poll(() =>
      within(list)
        .queryAllByRole("option")
        .map((one) => one.textContent),
    )
    .toEqual([path]);
});

it("leaves a category as it was when something else is typed, and empties it on wish", async () => {
  before = aConsultation({ form: { ...EMPTY, category: "WAG" } });
  await show("talking");
  const category = screen.getByRole("combobox", { name: /^业务分类/ }) as HTMLInputElement;
  await expect.poll(() => category.value).toBe("欠薪监察");
  type(category, "没有的");
  await screen.findByText("没有符合的分类。");
  fireEvent.blur(category);
  await expect.poll(() => category.value).toBe("欠薪监察");
  type(category, "");
  await expect.poll(() => category.value).toBe("");
  fireEvent.blur(category);
  expect(draftOf("1.1").form.value.category).toBe("");
});

it("cannot be saved while talking, but says what is still missing", async () => {
  await show("talking");
  press("2");
  await expect.poll(() => radio("举报投诉").checked).toBe(true);
  press("Enter", { ctrlKey: true });
  await expect.poll(problems).toHaveLength(4);
  expect(document.activeElement).toBe(field(/^来电人姓名/));
  expect(field(/^来电人姓名/).getAttribute("aria-invalid")).toBe("true");
  expect(posted()).toEqual([]);
});

it("is saved after the call by Ctrl+Enter, from any field, with what it was made from", async () => {
  await show("acw");
  press("1");
  type(question(), "跨省转移");
  draftOf("1.1").change({ category: "PEN", outcome: "RESOLVED" });
  question().focus();
  press("Enter", { ctrlKey: true });
  await expect.poll(() => posted().length).toBe(1);
  expect(posted()[0]).toEqual({
    method: "POST",
    url: "/api/calls/1.1/consultation",
    body: {
      version: 4,
      form: { ...EMPTY, business_type: "POLICY", category: "PEN", question: "跨省转移", outcome: "RESOLVED" },
      then_not_ready: null,
    },
  });
});

it("asks only for the outcome where nobody said anything, and for the reason before not ready", async () => {
  await show("acw");
  fireEvent.click(radio("无声"));
  await expect.poll(() => radio("无声").checked).toBe(true);
  press("F4");
  await screen.findByRole("dialog");
  press("2");
  await expect.poll(() => posted().length).toBe(1);
  expect(posted()[0]?.body).toMatchObject({ then_not_ready: "meal", form: { outcome: "SILENT" } });
});

it("points at the field that the gateway found wrong", async () => {
  await show("acw");
  fireEvent.click(radio("无声"));
  const fields = { phone: "电话号码无效。" };
  refusal = {
    status: 400,
    body: { error: { code: "consultation_invalid", message: "请更正", params: {}, fields } },
  };
  press("Enter", { ctrlKey: true });
  expect(await screen.findByText("电话号码无效。")).toBeDefined();
  expect(document.activeElement).toBe(field(/^联系电话/));
  type(field(/^联系电话/), "12333");
  await expect.poll(problems).not.toContain("电话号码无效。");
});

it("checks an ID number while it is typed", async () => {
  await show("talking");
  const id = field(/^身份证号/);
  type(id, "110105");
  expect(await screen.findByText("6/18 位")).toBeDefined();
  expect(id.getAttribute("aria-invalid")).toBe("false");
  type(id, "110105194912310021");
  expect(await screen.findByText(/校验码不符/)).toBeDefined();
  type(id, "11010519491231002x");
  expect(await screen.findByText("校验通过")).toBeDefined();
});

it("suggests entries for the question, and takes an answer with its version", async () => {
  await show("talking");
  type(question(), "跨省换工作");
  expect(await screen.findByText("按来电问题推荐 1 条", {}, { timeout: 5000 })).toBeDefined();
  press("F3");
  const search = screen.getByRole("combobox", { name: "检索内容" });
  expect(document.activeElement).toBe(search);
  fireEvent.keyDown(search, { key: "Enter" });
  const adopt = await screen.findByRole("button", { name: "采用答案" });
  await expect.poll(() => document.activeElement).toBe(adopt);
  fireEvent.click(adopt);
  await expect.poll(() => answer().value).toBe(ENTRY.answer);
  expect(document.activeElement).toBe(answer());
  expect(draftOf("1.1").form.value.used).toEqual([{ entry: 3, version: 2 }]);
  expect(screen.getByRole("list", { name: "引用知识" }).textContent).toContain(ENTRY.title);
  press("F3", { ctrlKey: true });
  expect((await screen.findByRole("dialog")).textContent).toContain(ENTRY.answer);
});

it("takes no answer twice, and lets an entry go", async () => {
  before = aConsultation({ form: { ...EMPTY, answer: `您好。${ENTRY.answer}` } });
  await show("talking");
  press("F3");
  const search = await screen.findByRole("combobox", { name: "检索内容" });
  type(search, "跨省");
  await screen.findByText("找到 1 条");
  fireEvent.keyDown(search, { key: "Enter" });
  fireEvent.click(await screen.findByRole("button", { name: "采用答案" }));
  const letGo = await screen.findByRole("button", { name: /^取消引用/ });
  expect(answer().value).toBe(`您好。${ENTRY.answer}`);
  fireEvent.click(letGo);
  await expect.poll(() => draftOf("1.1").form.value.used).toEqual([]);
});

it("shows both versions where another tab was faster, and takes what is chosen", async () => {
  await show("acw");
  fireEvent.click(radio("无声"));
  type(question(), "我写的");
  const theirs = aConsultation({ version: 5, form: { ...EMPTY, question: "另一页写的", phone: "12333" } });
  const error = { code: "stale_edit", message: "过时", params: {}, fields: {} };
  refusal = { status: 409, body: { error, current: theirs, yours: EMPTY } };
  press("Enter", { ctrlKey: true });
  const dialog = await screen.findByRole("dialog");
  const names = within(dialog)
    .getAllByRole("group")
    .map((one) => one.querySelector("legend")?.textContent);
  expect(names).toEqual(["联系电话", "来电问题", "处理结果"]);
  const take = within(dialog).getByRole("button", { name: "采用所选内容" });
  expect(take.getAttribute("aria-disabled")).toBe("true");
  refusal = null;
  fireEvent.click(within(dialog).getByRole("radio", { name: /另一页写的/ }));
  await expect.poll(() => take.getAttribute("aria-disabled")).toBe("false");
  fireEvent.submit(take.closest("form") as HTMLFormElement);
  await expect.poll(() => question().value).toBe("另一页写的");
  expect(field(/^联系电话/).value).toBe("12333");
  expect(radio("无声").checked).toBe(true);
  expect(sent.at(-1)).toMatchObject({ method: "PUT", body: { version: 5, form: { outcome: "SILENT" } } });
});

it("speaks English", async () => {
  chooseLanguage("en");
  await show("acw");
  expect(screen.getByRole("heading", { name: "Consultation" })).toBeDefined();
  expect(screen.getByRole("button", { name: "Save, then ready" })).toBeDefined();
});
