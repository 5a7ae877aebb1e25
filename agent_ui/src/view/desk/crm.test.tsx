import { render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { aCaller } from "../../testing/frames";
import { OPTIONS, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { Desk } from "./desk";

const SAID = { name: "王小明", note: "<i>老客户</i>", link: "https://crm.example/7" };
const LINK = "https://crm.example/call?id=1.1";

let sent: Sent[];
afterEach(strikeStage);

function rings(said: Response, part = {}): void {
  sent = recordNetwork(({ url }) => (url.endsWith("/crm") ? said : Response.json([])), {
    known: aCaller(part),
  });
  seatZhang({ state: "ringing", cause: "offer" }, { state: "offered" });
  render(<Desk options={OPTIONS} />);
}

it("asks nobody where there is none", async () => {
  rings(Response.json(SAID));
  await screen.findByText("该号码没有历史来电。");
  expect(sent.filter(({ url }) => url.endsWith("/crm"))).toEqual([]);
  expect(screen.queryByRole("link", { name: "在外部客户系统中查看" })).toBeNull();
});

it("shows what it says as text, and opens it apart from the panel", async () => {
  rings(Response.json(SAID), { crm_asks: true, crm_link: LINK });
  const note = within(await screen.findByRole("note", { name: "外部客户系统" }));
  expect(note.getByText("<i>老客户</i>")).toBeDefined();
  const links = screen.getAllByRole("link", { name: "在外部客户系统中查看" }) as HTMLAnchorElement[];
  expect(links.map((one) => one.getAttribute("href"))).toEqual([SAID.link, LINK]);
  expect(links.every((one) => one.target === "_blank" && one.rel === "noopener noreferrer")).toBe(true);
});

it("says why it has nothing to say, and the rest is there", async () => {
  const error = { code: "crm_timeout", message: "外部客户系统没有答复", params: {}, fields: {} };
  rings(Response.json({ error }, { status: 502 }), { crm_asks: true });
  expect(await screen.findByText("外部客户系统没有答复")).toBeDefined();
  expect(screen.getByText("该号码没有历史来电。")).toBeDefined();
});
