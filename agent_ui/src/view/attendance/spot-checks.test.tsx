import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { DutyRow, Role } from "../../api/shapes";
import { now } from "../../state/clock";
import { isoDay } from "../../state/format";
import { session } from "../../state/session";
import { OPTIONS, recordNetwork, strikeStage } from "../../testing/stage";
import { SpotChecks } from "./spot-checks";

const LISTS = {
  pre_shift: [],
  spot_check: [{ code: "noise", zh: "无大声喧哗", en: "No noise" }],
  handover: [],
};
const SEEN = {
  at: Date.parse("2026-03-02T09:05:00+08:00"),
  by: "王五",
  name: "张三",
  seat: "01",
  item: "noise",
  fine: false,
  note: "大声打电话",
};
const DUTIES = [
  { shift: "M", seat: "01", person: "zhang", name: "张三" },
  { shift: "M", seat: "02", person: "wang", name: "王五" },
  { shift: "M", seat: "03", person: "", name: "" },
] as DutyRow[];

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});
afterEach(strikeStage);

function logIn(role: Role): void {
  session.value = { kind: "in", person: { id: 9, login: "wang", name: "王五", role }, options: OPTIONS };
}

it("is noted by a lead of others, with a word where something is amiss", async () => {
  logIn("lead");
  let rows: (typeof SEEN)[] = [];
  const sent = recordNetwork(({ method, url }) => {
    if (method === "POST") rows = [SEEN];
    return Response.json(url === "/api/checklists" ? LISTS : rows);
  });
  render(<SpotChecks day={isoDay(now.value)} duties={DUTIES} />);
  expect(await screen.findByText("这一天没有抽查记录。")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "记录抽查" }));
  const who = await screen.findByLabelText<HTMLSelectElement>("座席和人员");
  expect([...who.options].map(({ text }) => text)).toEqual(["01 张三 (早班)"]);
  const note = screen.getByLabelText<HTMLInputElement>("说明（有问题时必填）");
  expect(note.required).toBe(false);
  fireEvent.change(screen.getByLabelText("结果"), { target: { value: "amiss" } });
  expect(note.required).toBe(true);
  note.value = " 大声打电话 ";
  fireEvent.submit(note.closest("form") as HTMLFormElement);
  const row = await screen.findByRole("row", { name: /张三/ });
  expect(row.textContent).toBe("09:0501张三无大声喧哗有问题 大声打电话王五");
  expect(sent.find(({ method }) => method === "POST")).toMatchObject({
    url: "/api/spot-checks",
    body: { person: "zhang", seat: "01", item: "noise", fine: false, note: "大声打电话" },
  });
});

it("is not noted of another day", async () => {
  logIn("lead");
  recordNetwork(({ url }) => Response.json(url === "/api/checklists" ? LISTS : [SEEN]));
  render(<SpotChecks day="2026-03-01" duties={DUTIES} />);
  expect(await screen.findByText("无大声喧哗")).toBeDefined();
  expect(screen.queryByRole("button")).toBeNull();
});

it("is read by others, and not shown where there is none", async () => {
  logIn("agent");
  let rows = [SEEN];
  recordNetwork(({ url }) => Response.json(url === "/api/checklists" ? LISTS : rows));
  const { container, unmount } = render(<SpotChecks day="2026-03-02" duties={DUTIES} />);
  expect(await screen.findByText("无大声喧哗")).toBeDefined();
  expect(screen.queryByRole("button")).toBeNull();
  unmount();
  rows = [];
  render(<SpotChecks day="2026-03-03" duties={DUTIES} />, { container });
  expect(container.textContent).toBe("");
});
