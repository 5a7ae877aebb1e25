import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { mySeat } from "../../state/desk";
import { OPTIONS, press, recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { Form } from "./form";

afterEach(strikeStage);

function show(state: "talking" | "acw") {
  seatZhang({ state }, { state: "talking" });
  const seat = mySeat.value;
  if (seat === null) throw new Error("no seat");
  return render(<Form seat={seat} callId="1.1" options={OPTIONS} />);
}

const radio = (name: string) => screen.getByRole("radio", { name }) as HTMLInputElement;
const note = () => screen.getByLabelText("备注") as HTMLTextAreaElement;

it("can be filled in while talking, but not saved", async () => {
  const sent = recordNetwork();
  show("talking");
  press("2");
  await expect.poll(() => radio("转办").checked).toBe(true);
  const save = screen.getByRole("button", { name: "保存并示闲" });
  expect(save.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(save);
  press("Enter", { ctrlKey: true });
  expect(sent).toEqual([]);
});

it("is saved after the call by Ctrl+Enter, also from the note", async () => {
  const sent = recordNetwork();
  show("acw");
  press("1");
  fireEvent.input(note(), { target: { value: " 已告知 " } });
  note().focus();
  await expect.poll(() => radio("当场解答").checked).toBe(true);
  press("Enter", { ctrlKey: true });
  expect(sent).toEqual([
    {
      method: "POST",
      url: "/api/calls/1.1/wrap-up",
      body: { outcome: "RESOLVED", note: "已告知", then_not_ready: null },
    },
  ]);
});

it("asks for the reason when it is to be not ready afterwards", async () => {
  const sent = recordNetwork();
  show("acw");
  fireEvent.click(radio("转办"));
  await expect.poll(() => radio("转办").checked).toBe(true);
  press("F4");
  await screen.findByRole("dialog");
  press("2");
  expect(sent[0]?.body).toEqual({ outcome: "TICKET", note: "", then_not_ready: "meal" });
});

it("does not take digits in the note for outcomes", () => {
  show("acw");
  note().focus();
  press("1");
  expect(radio("当场解答").checked).toBe(false);
});

it("asks for an outcome before it is sent", async () => {
  const sent = recordNetwork();
  show("acw");
  fireEvent.click(screen.getByRole("button", { name: "保存并示闲" }));
  expect((await screen.findByRole("alert")).textContent).toBe("请先选择处理结果。");
  expect(document.activeElement).toBe(radio("当场解答"));
  expect(sent).toEqual([]);
});

it("keeps what is unsaved across a refresh", () => {
  const before = show("talking");
  fireEvent.click(radio("转办"));
  fireEvent.input(note(), { target: { value: "欠薪三个月" } });
  before.unmount();
  show("acw");
  expect(radio("转办").checked).toBe(true);
  expect(note().value).toBe("欠薪三个月");
});
