import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { RosterCheck, RosterVersionRow } from "../../api/shapes";
import { recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { Roster } from "./roster";

beforeEach(() => seatZhang({}));
afterEach(strikeStage);

const PLACE = { day: "2026-03-02", shift: "M", seat: "01" };
const CHECKED: RosterCheck = {
  first: "2026-03-01",
  last: "2026-03-31",
  slots: 279,
  problems: [],
  unfilled: [PLACE],
  not_by_heads: [{ place: { ...PLACE, seat: "02" }, person: "zhao" }],
  changes: [{ place: PLACE, before: "li", after: "" }],
  spread_of_units: 1,
  spread_of_people: 0,
};
const VERSION: RosterVersionRow = {
  id: 7,
  first: "2026-03-01",
  last: "2026-03-31",
  at: 1_790_000_000_000,
  actor: "qian",
  reason: "三月",
  slots: 279,
  unfilled: 1,
};

function choose(): void {
  const input = screen.getByLabelText("上传值班表（.xlsx）");
  const file = new File(["x"], "march.xlsx");
  fireEvent.change(input, { target: { files: { item: () => file } } });
}

it("is checked before it is published, and then stands among the versions", async () => {
  let versions: RosterVersionRow[] = [];
  const sent = recordNetwork(({ method, url }) => {
    if (method === "GET") return Response.json(versions);
    if (url.startsWith("/api/rosters/check")) return Response.json(CHECKED);
    versions = [VERSION];
    return Response.json({ version: 7 });
  });
  render(<Roster publishes />);
  await screen.findByText("所选日期还没有发布过值班表。");
  expect(screen.getByText(/“班次”一列填代码：M 早班、A 中班。$/)).toBeDefined();
  choose();
  expect(await screen.findByText("1 个班位未派员")).toBeDefined();
  expect(screen.getByText("2026-03-02 早班 01: li → 未派员")).toBeDefined();
  expect(screen.getByText(/^1 个班位不是由单位负责人值班/)).toBeDefined();
  expect(screen.getByText("2026-03-02 早班 02: zhao")).toBeDefined();
  fireEvent.input(screen.getByLabelText("发布说明"), { target: { value: " 三月 " } });
  fireEvent.click(screen.getByRole("button", { name: "发布" }));
  expect(await screen.findByText("已发布为第 7 版。")).toBeDefined();
  expect(await screen.findByText("三月")).toBeDefined();
  const published = sent.filter(({ method }) => method === "POST").map(({ url }) => decodeURI(url));
  expect(published).toEqual(["/api/rosters/check", "/api/rosters?reason=三月"]);
});

it("names each error by its cell and cannot be published with one", async () => {
  const problems = [{ cell: "E3", code: "x", message: "同一班次已排在座席 01" }];
  recordNetwork(({ method }) => Response.json(method === "GET" ? [] : { ...CHECKED, problems }));
  render(<Roster publishes />);
  choose();
  expect(await screen.findByText("E3: 同一班次已排在座席 01")).toBeDefined();
  expect(screen.queryByRole("button", { name: "发布" })).toBeNull();
});

it("shows what a published version has changed, and lets the office take its sheet", async () => {
  const sent = recordNetwork(({ url }) =>
    Response.json(url.endsWith("/changes") ? CHECKED.changes : [VERSION]),
  );
  const { rerender } = render(<Roster publishes />);
  const compare = await screen.findByRole("button", { name: "第 7 版与之前已发布的差异" });
  expect(compare.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(compare);
  expect(await screen.findByText("2026-03-02 早班 01: li → 未派员")).toBeDefined();
  expect(compare.getAttribute("aria-expanded")).toBe("true");
  expect(sent.at(-1)?.url).toBe("/api/rosters/7/changes");
  expect(screen.getByRole("link", { name: "下载第 7 版（.xlsx）" }).getAttribute("href")).toBe(
    "/api/rosters/7/sheet",
  );
  fireEvent.click(compare);
  expect(screen.queryByText(/li → 未派员/)).toBeNull();
  rerender(<Roster publishes={false} />);
  expect(screen.queryByRole("link", { name: /下载/ })).toBeNull();
});

it("is only looked at by others", async () => {
  recordNetwork(() => Response.json([VERSION]));
  render(<Roster publishes={false} />);
  expect(await screen.findByText("三月")).toBeDefined();
  expect(screen.queryByText("下载自动排班表")).toBeNull();
});
