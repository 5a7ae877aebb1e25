import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { fold } from "../../feed/world";
import { world } from "../../state/live";
import { aSeat, aSnapshot } from "../../testing/frames";
import { recordNetwork, strikeStage } from "../../testing/stage";
import { Permit } from "./permit";

afterEach(strikeStage);

it("permits a person at a seat for some hours, with a reason, and shows a refusal", async () => {
  let answer = Response.json(
    { error: { code: "agent_unknown", message: "没有此人", params: {}, fields: {} } },
    { status: 404 },
  );
  const sent = recordNetwork(() => answer);
  const seats = [aSeat("01"), aSeat("02", { agent: { id: 8, name: "王芳" } })];
  world.value = fold(null, aSnapshot({ seats }));
  render(<Permit />);
  fireEvent.click(screen.getByRole("button", { name: "准许上岗" }));
  const fill = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  fill("登录名", " wangfang ");
  fill("座席", "02");
  fill("时长", "2");
  fill("原因", "来电集中");
  fireEvent.click(screen.getByRole("button", { name: "准许" }));
  expect((await screen.findByRole("alert")).textContent).toContain("没有此人");
  answer = Response.json(null);
  await expect
    .poll(() => screen.getByRole("button", { name: "准许" }).getAttribute("aria-busy"))
    .toBe("false");
  fireEvent.click(screen.getByRole("button", { name: "准许" }));
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  const body = { login: "wangfang", seat: "02", minutes: 120, reason: "来电集中" };
  expect(sent.map(({ url, body: told }) => [url, told])).toEqual([
    ["/api/permits", body],
    ["/api/permits", body],
  ]);
});
