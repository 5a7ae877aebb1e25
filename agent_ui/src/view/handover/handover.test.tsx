import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { HandoverRow } from "../../api/shapes";
import { now } from "../../state/clock";
import { unreadNotices } from "../../state/notices";
import { press, recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { UndoBar } from "../undo-bar";
import { Handovers } from "./handovers";
import { Notices } from "./notices";
import { Preparations } from "./preparations";
import { UnreadNotices } from "./unread";

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});
beforeEach(() => {
  seatZhang({});
  now.value = AT;
});
afterEach(strikeStage);

const AT = Date.parse("2026-03-02T12:00:00+08:00");
const ROW: HandoverRow = {
  day: "2026-03-02",
  shift: "M",
  seat: "01",
  at: AT,
  next_at: AT,
  outgoing: "李四",
  incoming: "王五",
  state: "open",
  given: null,
  taken: null,
  own: "outgoing",
  missing: ["incoming"],
};

it("is confirmed with what is ticked and noted, after seeing what is open", async () => {
  let row = ROW;
  const sent = recordNetwork(({ method, url }) => {
    if (url === "/api/checklists")
      return Response.json({ pre_shift: [], handover: [{ code: "told", zh: "已交代", en: "Told" }] });
    if (url.startsWith("/api/open-items"))
      return Response.json([{ kind: "callback", about: "139****1234", since: AT }]);
    if (method === "POST")
      row = { ...ROW, state: "given", given: { at: AT, checked: ["told"], note: "缺纸", items: [] } };
    return Response.json(method === "POST" ? row : [row]);
  });
  render(<Handovers day="2026-03-02" onDay={() => undefined} />);
  expect(await screen.findByText("⚠ 未确认")).toBeDefined();
  expect(screen.getByRole("rowheader", { name: "03/02周一 12:00 早班" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "确认接班" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "确认交班" }));
  expect(await screen.findByText(/待回拨 139\*\*\*\*1234/)).toBeDefined();
  fireEvent.click(await screen.findByLabelText("已交代"));
  fireEvent.input(screen.getByLabelText("补充说明（可不填）"), { target: { value: " 缺纸 " } });
  fireEvent.submit(screen.getByLabelText("补充说明（可不填）").closest("form") as HTMLFormElement);
  expect(await screen.findByText("03/02周一 12:00 已确认")).toBeDefined();
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({
    day: "2026-03-02",
    shift: "M",
    seat: "01",
    checked: ["told"],
    note: "缺纸",
  });
});

it("tells of notices until they are read", async () => {
  let read_at: number | null = null;
  recordNetwork(({ method, url }) => {
    if (method === "POST") read_at = url.endsWith("/unread") ? null : AT;
    const notice = { id: 3, text: "今晚停电", by: "周丽", from_at: AT, until: AT + 1, read_at, readers: [] };
    return Response.json(method === "POST" ? null : [notice]);
  });
  render(
    <>
      <UnreadNotices />
      <Notices posts={false} />
      <UndoBar />
    </>,
  );
  expect(await screen.findByText("有 1 条通知未读，请阅读并确认。")).toBeDefined();
  fireEvent.click(await screen.findByRole("button", { name: "已阅读" }));
  expect(await screen.findByText(/已阅读$/, { selector: ".hint" })).toBeDefined();
  expect(unreadNotices.value).toBe(0);
  expect(screen.queryByLabelText("新通知")).toBeNull();
  press("z");
  expect(await screen.findByRole("button", { name: "已阅读" })).toBeDefined();
  expect(await screen.findByText("已撤销：已确认阅读：今晚停电")).toBeDefined();
  expect(unreadNotices.value).toBe(1);
});

it("shows who has seen to what before which shift", async () => {
  const row = { day: ROW.day, shift: "M", seat: "01", name: "李四", begin_at: AT };
  recordNetwork(({ url }) => {
    if (url === "/api/checklists")
      return Response.json({ pre_shift: [{ code: "headset", zh: "耳机完好", en: "Headset" }], handover: [] });
    return Response.json([
      { ...row, at: AT - 60_000, checked: ["headset"], lacking: [], late: false },
      { ...row, seat: "02", name: "王五", at: AT - 60_000, checked: [], lacking: ["headset"], late: false },
      { ...row, seat: "03", name: "赵六", at: null, checked: [], lacking: ["headset"], late: true },
      { ...row, seat: "04", name: "钱七", at: null, checked: [], lacking: ["headset"], late: false },
    ]);
  });
  render(<Preparations day="2026-03-02" />);
  const cells = async (name: string) =>
    [...((await screen.findByText(name)).closest("tr")?.cells ?? [])].map((cell) => cell.textContent?.trim());
  expect((await cells("李四"))[0]).toBe("早班 12:00");
  expect((await cells("李四")).slice(3)).toEqual(["03/02周一 11:59", "✓ 全部就绪"]);
  expect((await cells("王五"))[4]).toBe("⚠ 未确认：耳机完好");
  expect((await cells("赵六")).slice(3)).toEqual(["⚠ 未记录", ""]);
  expect((await cells("钱七")).slice(3)).toEqual(["—", ""]);
});
