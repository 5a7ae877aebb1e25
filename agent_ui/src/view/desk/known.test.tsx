import { render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { KnownCaller } from "../../api/shapes";
import { aCaller, aMark } from "../../testing/frames";
import { OPTIONS, recordNetwork, type Sent, seatZhang, strikeStage } from "../../testing/stage";
import { Desk } from "./desk";

const DAY_MS = 86_400_000;
const PEN = { code: "PEN", zh: "养老", en: "Pensions" };
const KNOWN = aCaller({
  name: "王小明",
  area: { zh: "江苏省常州市", en: "Changzhou", carrier_zh: "中国移动", carrier_en: "China Mobile" },
  earlier: [
    {
      at: 5 * DAY_MS,
      direction: "in",
      answered: false,
      agent: "",
      outcome: "ABANDONED",
      category: null,
      text: "",
    },
    {
      at: 4 * DAY_MS,
      direction: "in",
      answered: true,
      agent: "李四",
      outcome: "TICKET",
      category: PEN,
      text: "<b>怎么转移</b>",
    },
  ],
  tickets: [
    {
      id: 7,
      no: "2026-00007",
      may_open: true,
      state: "assigned",
      category: PEN,
      text: "少发一个月",
      opened_at: 0,
      due_day: "2026-03-05",
      overdue: true,
    },
  ],
  lately: 2,
  repeated: true,
});

let sent: Sent[];
afterEach(strikeStage);

function rings(known: KnownCaller, after = known): void {
  sent = recordNetwork(({ method }) => Response.json(method === "POST" ? after : []), { known });
  seatZhang({ state: "ringing", cause: "offer" }, { state: "offered", name: "" });
  render(<Desk options={{ ...OPTIONS, answers_phones: true }} />);
}

it("is painted with the frame, and filled in when the gateway has answered", async () => {
  rings(KNOWN);
  const pop = within(screen.getByRole("region", { name: "来电" }));
  expect(pop.getByText("138****5678")).toBeDefined();
  expect(pop.getByText("未提供姓名")).toBeDefined();
  expect(screen.getByText("正在读取…")).toBeDefined();
  expect(await pop.findByText("王小明")).toBeDefined();
  expect(pop.getByText("江苏省常州市 · 中国移动")).toBeDefined();
  expect(pop.getByText("刚才来电未接通")).toBeDefined();
  expect(pop.getByText("近 7 天第 3 次来电")).toBeDefined();
});

it("shows open tickets, and earlier calls with what was asked, as text", async () => {
  rings(KNOWN);
  const tickets = within(await screen.findByRole("list", { name: "未办结转办单" }));
  expect(tickets.getByText("已逾期")).toBeDefined();
  expect(tickets.getByText(/^答复期限 3月5日/)).toBeDefined();
  expect(tickets.getByRole("link", { name: "2026-00007" }).getAttribute("href")).toBe("#/tickets/7");
  const [missed, asked] = within(screen.getByRole("list", { name: "历史来电与咨询" })).getAllByRole(
    "listitem",
  );
  expect(missed?.textContent).toMatch(/放弃未接通$/);
  expect(asked?.textContent).toMatch(/转办养老李四<b>怎么转移<\/b>$/);
});

it("says number and state of another's ticket, and leads nowhere", async () => {
  const [ticket] = KNOWN.tickets;
  if (!ticket) throw new Error("no ticket");
  rings(aCaller({ tickets: [{ ...ticket, may_open: false, category: null, text: "" }] }));
  const tickets = within(await screen.findByRole("list", { name: "未办结转办单" }));
  expect(tickets.getByText("2026-00007")).toBeDefined();
  expect(tickets.getByText("他人经办，可告知来电人编号和状态")).toBeDefined();
  expect(tickets.queryByRole("link")).toBeNull();
});

it("says that nothing is known of who never called", async () => {
  rings(aCaller());
  expect(await screen.findByText("该号码没有历史来电。")).toBeDefined();
  expect(screen.queryByRole("list", { name: "来电提示" })).toBeNull();
});

it("warns of harassment, and answers right below what is read first", async () => {
  const marks = [aMark({ in_force: true, reason: "辱骂", by: "李四", may_change: false, version: 1 })];
  rings(aCaller({ marks }));
  const hint = await screen.findByText("辱骂（李四）");
  const answer = screen.getByRole("button", { name: "接听" });
  expect(hint.compareDocumentPosition(answer)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.queryByRole("button", { name: "标记号码" })).toBeNull();
});

it("marks the number for a reason, and shows the mark at once", async () => {
  const marks = [aMark({ in_force: true, reason: "辱骂", by: "张三", may_change: false, version: 1 })];
  rings(aCaller(), aCaller({ marks }));
  (await screen.findByRole("button", { name: "标记号码" })).click();
  const dialog = within(await screen.findByRole("dialog", { name: "标记号码" }));
  expect(dialog.queryByRole("radio", { name: "重要来电" })).toBeNull();
  expect(within(dialog.getByLabelText("有效期")).queryByText("90 天")).toBeNull();
  const reason = dialog.getByLabelText("理由") as HTMLInputElement;
  reason.value = "辱骂";
  dialog.getByRole("button", { name: "确定" }).click();
  expect(await screen.findByText("辱骂（张三）")).toBeDefined();
  const posted = sent.filter(({ method }) => method === "POST");
  const body = { kind: "harassment", days: 30, reason: "辱骂", version: 0 };
  expect(posted).toEqual([{ method: "POST", url: "/api/callers/1.1/marks", body }]);
});

it("offers to lift a mark that is in force", async () => {
  rings(aCaller({ marks: [aMark({ in_force: true, reason: "辱骂", by: "李四", version: 3 })] }));
  (await screen.findByRole("button", { name: "标记号码" })).click();
  const dialog = within(await screen.findByRole("dialog", { name: "标记号码" }));
  expect(dialog.getByRole("radio", { name: "解除“骚扰”" })).toBeDefined();
  expect(dialog.queryByLabelText("有效期")).toBeNull();
  const reason = dialog.getByLabelText("理由") as HTMLInputElement;
  reason.value = "误标";
  dialog.getByRole("button", { name: "确定" }).click();
  const [lifted] = sent.filter(({ method }) => method === "POST");
  expect(lifted?.url).toBe("/api/callers/1.1/marks/harassment/lift");
  expect(lifted?.body).toEqual({ reason: "误标", version: 3 });
});
