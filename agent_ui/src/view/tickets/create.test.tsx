import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { EMPTY } from "../../state/consultation/form";
import { forgetTicketDrafts, holdTicketDraft, keyOfCall } from "../../state/ticket-drafts";
import { aConsultation } from "../../testing/consultations";
import { recordNetwork, type Sent, strikeStage } from "../../testing/stage";
import { Create } from "./create";

afterEach(() => {
  strikeStage();
  forgetTicketDrafts();
  location.hash = "";
});

const CATEGORIES = [{ code: "PEN", zh: "养老", en: "Pensions" }];

function shows(question: string): Sent[] {
  const form = { ...EMPTY, category: "PEN", question, caller_name: "王**" };
  const saved = aConsultation({ id: 12, state: "saved", masked: true, caller: "王**", form });
  const sent = recordNetwork(({ method }) => Response.json(method === "GET" ? saved : { id: 5 }));
  render(<Create callId="1.1" consultation={12} categories={CATEGORIES} />);
  return sent;
}

async function submit(sent: Sent[]): Promise<unknown> {
  fireEvent.click(await screen.findByRole("button", { name: /^提交/ }));
  await expect.poll(() => location.hash).toBe("#/tickets/5");
  return sent.find(({ method }) => method === "POST")?.body;
}

const from = { call_id: "1.1", consultation: 12, number: null, confidential: false, submit: true };

it("leaves to the gateway what of a saved consultation is masked here", async () => {
  const sent = shows("回电 138****1111");
  expect(await screen.findByText("留空则不变：王**")).toBeDefined();
  expect(screen.getByText("留空则不变：回电 138****1111")).toBeDefined();
  expect(await submit(sent)).toEqual({ ...from, caller: "", category: "PEN", question: "" });
});

it("fills in what is not", async () => {
  const sent = shows("养老金少发");
  expect(await screen.findByDisplayValue("养老金少发")).toBeDefined();
  expect(await submit(sent)).toEqual({ ...from, caller: "", category: "PEN", question: "养老金少发" });
});

it("goes on with what the desk held of the form when it was saved", async () => {
  const held = {
    caller: "王小明",
    number: "13800001111",
    category: "PEN",
    question: "原文",
    confidential: false,
  };
  holdTicketDraft(keyOfCall("1.1"), held);
  const sent = shows("回电 138****1111");
  expect(await screen.findByDisplayValue("王小明")).toBeDefined();
  expect(screen.queryByText(/^留空则不变/)).toBeNull();
  expect(await submit(sent)).toEqual({ ...from, ...held, submit: true });
});
