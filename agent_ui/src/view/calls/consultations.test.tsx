import { fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";

import { EMPTY } from "../../state/consultation/form";
import { aConsultation, CHOICES } from "../../testing/consultations";
import { aPastCall } from "../../testing/frames";
import { OPTIONS, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { Calls } from "./calls";

afterEach(strikeStage);

const FORM = {
  ...EMPTY,
  business_type: "POLICY",
  category: "PEN",
  question: "<b>跨省转移</b>",
  caller_name: "张*",
  outcome: "RESOLVED",
};
const ROW = aConsultation({
  state: "saved",
  version: 3,
  summary: FORM.question,
  outcome: "RESOLVED",
  masked: true,
  may_correct: true,
  form: FORM,
});
const VERSIONS = [
  { version: 2, at: 0, actor: "张三", reason: "", changed: [], form: { ...FORM, category: "WAG" } },
  { version: 3, at: 0, actor: "李班长", reason: "类别有误", changed: ["category"], form: FORM },
];

let refusal: object | null = null;
let revealed: object;

function network(): Sent[] {
  refusal = null;
  revealed = { ...FORM, caller_name: "张三" };
  return recordNetwork(
    ({ url, body }) => {
      if (url.endsWith("/choices")) return Response.json(CHOICES);
      if (url.endsWith("/versions")) return Response.json(VERSIONS);
      if (url.endsWith("/reveal")) {
        return Response.json({ number: "13812345678", form: revealed });
      }
      if (url.endsWith("/correct")) {
        if (refusal) return Response.json(refusal, { status: 409 });
        const { form } = body as { form: object };
        return Response.json({ ...ROW, version: 4, form: { ...FORM, ...form } });
      }
      if (url.startsWith("/api/consultations?")) return Response.json([ROW]);
      return Response.json(url === "/api/consultations/12" ? ROW : []);
    },
    { form: false },
  );
}

async function open(): Promise<HTMLElement> {
  render(<Calls options={OPTIONS} reader="admin" />);
  fireEvent.click(screen.getByRole("button", { name: "咨询登记" }));
  fireEvent.click(await screen.findByRole("button", { name: "查看" }));
  return screen.findByRole("dialog");
}

async function correct(dialog: HTMLElement): Promise<HTMLElement> {
  fireEvent.click(await within(dialog).findByRole("button", { name: "更正" }));
  const reason = await within(dialog).findByLabelText(/^更正原因/);
  fireEvent.input(reason, { target: { value: "写错了" } });
  fireEvent.submit(reason.closest("form") as HTMLFormElement);
  return within(dialog).findByLabelText(/^来电问题/);
}

it("has no column for acts where there is nothing to do", async () => {
  recordNetwork(() => Response.json([aPastCall()]));
  const { unmount } = render(<Calls options={OPTIONS} reader="admin" />);
  expect(await screen.findByRole("columnheader", { name: "操作" })).toBeDefined();
  unmount();
  render(<Calls options={{ ...OPTIONS, dials_out: false }} reader="admin" />);
  await screen.findByRole("rowheader");
  expect(screen.queryByRole("columnheader", { name: "操作" })).toBeNull();
  expect(screen.getAllByRole("cell")).toHaveLength(screen.getAllByRole("columnheader").length - 1);
});

it("shows what was written, and what each correction changed", async () => {
  network();
  const dialog = await open();
  expect((await within(dialog).findByText("<b>跨省转移</b>")).tagName).toBe("DD");
  expect(await within(dialog).findByText("第 1 次更正")).toBeDefined();
  expect(within(dialog).getByText("欠薪监察").tagName).toBe("DEL");
  expect(dialog.textContent).toContain("李班长 · 原因：类别有误");
});

it("is corrected in full, for a reason, by what was changed alone", async () => {
  const sent = network();
  const dialog = await open();
  const question = await correct(dialog);
  expect((within(dialog).getByLabelText(/^来电人姓名/) as HTMLInputElement).value).toBe("张三");
  fireEvent.input(question, { target: { value: "省内转移" } });
  const form = question.closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  await waitFor(() => expect(sent.some(({ url }) => url.endsWith("/correct"))).toBe(true));
  const posts = sent.filter(({ method }) => method === "POST");
  expect(posts.map(({ url, body }) => [url, body])).toEqual([
    ["/api/consultations/12/reveal", { reason: "写错了" }],
    ["/api/consultations/12/correct", { version: 3, reason: "写错了", form: { question: "省内转移" } }],
  ]);
});

it("is merged field by field where somebody else was faster", async () => {
  const sent = network();
  const dialog = await open();
  const question = await correct(dialog);
  fireEvent.input(question, { target: { value: "省内转移" } });
  fireEvent.input(within(dialog).getByLabelText(/^答复内容/), { target: { value: "我的答复" } });
  const error = { code: "stale_edit", message: "过时", params: {}, fields: {} };
  revealed = { ...FORM, caller_name: "张三丰", question: "他人所写" };
  refusal = { error, current: { ...ROW, version: 4, form: { ...FORM, question: "他***" } }, yours: FORM };
  const form = question.closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  const merge = within(await screen.findByRole("dialog", { name: "比较两份内容" }));
  const side = (field: string, name: RegExp) =>
    within(merge.getByRole("group", { name: field })).getByRole("radio", { name }) as HTMLInputElement;
  expect(side("来电人姓名", /已保存的 ?张三丰/).checked).toBe(true); // only they changed it
  expect(side("答复内容", /我的更正 ?我的答复/).checked).toBe(true); // only I did
  expect(side("来电问题", /我的更正/).checked || side("来电问题", /已保存的/).checked).toBe(false);
  fireEvent.click(side("来电问题", /已保存的 ?他人所写/));
  refusal = null;
  fireEvent.click(merge.getByRole("button", { name: "采用所选内容" }));
  await waitFor(() => expect(screen.queryByRole("dialog", { name: "比较两份内容" })).toBeNull());
  fireEvent.submit(form);
  await waitFor(() =>
    expect(sent.filter(({ url }) => url.endsWith("/correct")).at(-1)?.body).toEqual({
      version: 4,
      reason: "写错了",
      form: { answer: "我的答复" },
    }),
  );
});

it("completes one's own draft whose call has left the seat", async () => {
  const draft = aConsultation({ masked: true, may_reveal: true, form: FORM, version: 6 });
  const sent = recordNetwork(
    ({ method, url, body }) => {
      if (url.endsWith("/choices")) return Response.json(CHOICES);
      if (url.endsWith("/reveal")) return Response.json({ number: "", form: FORM });
      if (url.startsWith("/api/calls?")) return Response.json([aPastCall({ agent_id: 7 }), aPastCall()]);
      return Response.json(method === "GET" ? draft : body);
    },
    { form: false },
  );
  seatZhang({});
  render(<Calls options={OPTIONS} reader="agent" />);
  fireEvent.click(await screen.findByRole("button", { name: "登记" }));
  const dialog = await screen.findByRole("dialog");
  fireEvent.click(await within(dialog).findByRole("button", { name: "完成登记" }));
  const reason = await within(dialog).findByLabelText(/^查看理由/);
  fireEvent.input(reason, { target: { value: "补登记" } });
  fireEvent.submit(reason.closest("form") as HTMLFormElement);
  const question = await within(dialog).findByLabelText(/^来电问题/);
  fireEvent.input(question, { target: { value: "补上的问题" } });
  fireEvent.submit(question.closest("form") as HTMLFormElement);
  await waitFor(() => expect(sent.some(({ url }) => url === "/api/calls/1.1/consultation")).toBe(true));
  await waitFor(() =>
    expect(sent.filter(({ method }) => method === "POST").at(-1)).toEqual({
      method: "POST",
      url: "/api/calls/1.1/consultation",
      body: { version: 6, form: { question: "补上的问题" }, then_not_ready: null },
    }),
  );
});
