import { render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SeatView } from "../../api/shapes";
import { link } from "../../state/live";
import { OPTIONS, press, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { Desk } from "./desk";

let sent: Sent[];
beforeEach(() => {
  sent = recordNetwork(({ method }) => Response.json(method === "GET" ? [] : null));
});
afterEach(strikeStage);

const posted = () => sent.filter(({ method }) => method === "POST").map(({ url }) => url);
const answer = () => screen.queryByRole("button", { name: "接听" });

function rings(part: Partial<SeatView> = {}, answers_phones = true, live = true): void {
  seatZhang({ state: "ringing", cause: "offer", ...part }, { state: "offered" });
  if (!live) link.value = "connecting";
  render(<Desk options={{ ...OPTIONS, answers_phones }} />);
}

it("answers by F8, once", () => {
  rings();
  press("F8");
  press("F8");
  expect(posted()).toEqual(["/api/calls/1.1/answer"]);
});

it("is not offered where phones cannot be told to", () => {
  rings({}, false);
  expect(answer()).toBeNull();
  press("F8");
  expect(posted()).toEqual([]);
});

it("waits for the phone", () => {
  rings({ pickup: { trouble: null } });
  expect(answer()?.getAttribute("aria-busy")).toBe("true");
  expect(screen.getByText("已通知话机接听…")).toBeTruthy();
  press("F8");
  expect(posted()).toEqual([]);
});

it("says that the phone rings on, and can be asked again", () => {
  rings({ pickup: { trouble: { code: "answer_unconfirmed", zh: "请直接拿起话机", en: "By hand" } } });
  expect(screen.getByText("请直接拿起话机").closest("[role=alert]")).toBeTruthy();
  answer()?.click();
  expect(posted()).toEqual(["/api/calls/1.1/answer"]);
});

it("begins a call out with the own phone", () => {
  rings({ state: "dialling" });
  answer()?.click();
  expect(posted()).toEqual(["/api/calls/1.1/answer"]);
});

it("asks for nothing while the connection is away", () => {
  rings({}, true, false);
  press("F8");
  answer()?.click();
  expect(posted()).toEqual([]);
});
