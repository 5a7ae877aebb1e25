import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { choices } from "../../state/consultation/choices";
import { startDraftKeeping } from "../../state/consultation/draft-keeping";
import { draftOf } from "../../state/consultation/drafts";
import { EMPTY } from "../../state/consultation/form";
import { aConsultation, CHOICES } from "../../testing/consultations";
import { OPTIONS, press, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { UndoBar } from "../undo-bar";
import { Desk } from "./desk";

const BEFORE = { ...EMPTY, business_type: "POLICY", category: "PEN", question: "欠薪", outcome: "RESOLVED" };
const BY_OTHER_TAB = { ...BEFORE, answer: "另一页写的" };

let saved: boolean;
let sent: Sent[];
let stop: () => void;

beforeEach(() => {
  saved = false;
  choices.value = CHOICES;
  stop = startDraftKeeping();
  const over = { code: "consultation_saved", message: "已保存", params: {}, fields: {} };
  sent = recordNetwork(
    ({ method, url }) => {
      if (url.endsWith("/choices")) return Response.json(CHOICES);
      if (url.endsWith("/versions")) return Response.json([]);
      if (url.endsWith("/reveal")) return Response.json({ number: "", form: BY_OTHER_TAB });
      if (method === "PUT") return Response.json({ error: over }, { status: 409 });
      const form = saved ? { ...BY_OTHER_TAB } : BEFORE;
      const state = saved ? ("saved" as const) : ("draft" as const);
      const now = { version: saved ? 3 : 2, state, form, masked: saved, may_correct: saved };
      return Response.json(url.includes("consultation") ? aConsultation(now) : []);
    },
    { form: false },
  );
});
afterEach(() => {
  stop();
  strikeStage();
});

async function typedWhileTheOtherTabSaves(typed: object): Promise<void> {
  seatZhang({ state: "acw" }, { state: "ended" });
  const draft = draftOf("1.1");
  await draft.keep();
  render(<Desk options={OPTIONS} />);
  await act(async () => {
    draft.change(typed);
    saved = true;
    seatZhang({ state: "ready", cause: "saved" });
    await draft.keep();
  });
}

it("keeps what was typed last, and puts it into a correction", async () => {
  await typedWhileTheOtherTabSaves({ question: "欠薪三个月", answer: "我写的" });
  const told = await screen.findByText(/您最后输入的内容没有写入：来电问题、答复内容/);
  fireEvent.click(within(told).getByRole("button", { name: "比较并更正" }));
  const reason = await screen.findByLabelText(/^更正原因/);
  fireEvent.input(reason, { target: { value: "补上最后几个字" } });
  fireEvent.submit(reason.closest("form") as HTMLFormElement);
  const merge = within(await screen.findByRole("dialog", { name: "比较两份内容" }));
  const answer = within(merge.getByRole("group", { name: "答复内容" }));
  expect(answer.getAllByRole("radio").some((radio) => (radio as HTMLInputElement).checked)).toBe(false);
  fireEvent.click(answer.getByRole("radio", { name: /我的更正 ?我写的/ }));
  fireEvent.click(merge.getByRole("button", { name: "采用所选内容" }));
  const question = (await screen.findByLabelText(/^来电问题/)) as HTMLTextAreaElement;
  expect(question.value).toBe("欠薪三个月");
  fireEvent.submit(question.closest("form") as HTMLFormElement);
  await screen.findByRole("button", { name: "更正" }); // as it is saved now
  fireEvent.click(screen.getByRole("button", { name: "关闭" }));
  await waitFor(() => expect(screen.queryByText(/您最后输入的内容没有写入/)).toBeNull());
  const corrected = sent.find(({ url }) => url.endsWith("/correct"));
  expect(corrected?.body).toEqual({
    version: 3,
    reason: "补上最后几个字",
    form: { question: "欠薪三个月", answer: "我写的" },
  });
});

it("asks before the page goes, until it is thrown away", async () => {
  await typedWhileTheOtherTabSaves({ question: "欠薪三个月" });
  await screen.findByText(/您最后输入的内容没有写入：来电问题/);
  const leaves = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(leaves()).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "不要了" }));
  await waitFor(() => expect(screen.queryByText(/没有写入/)).toBeNull());
  expect(leaves()).toBe(false);
});

it("holds it again when throwing it away is undone", async () => {
  render(<UndoBar />);
  await typedWhileTheOtherTabSaves({ question: "欠薪三个月" });
  fireEvent.click(await screen.findByRole("button", { name: "不要了" }));
  expect(await screen.findByText("已丢弃最后输入的内容：来电问题")).toBeDefined();
  press("z");
  expect(await screen.findByText(/您最后输入的内容没有写入：来电问题/)).toBeDefined();
});

it("gives way to the next call, and is offered again", async () => {
  await typedWhileTheOtherTabSaves({ question: "欠薪三个月" });
  fireEvent.click(await screen.findByRole("button", { name: "比较并更正" }));
  await screen.findByRole("dialog");
  act(() => seatZhang({ state: "ringing" }, { state: "offered" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("button", { name: "比较并更正" })).toBeDefined();
});

it("says nothing where nothing is missing", async () => {
  await typedWhileTheOtherTabSaves({});
  expect(screen.queryByText(/没有写入/)).toBeNull();
});
