import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { MarkedNumber } from "../../api/shapes";
import { press, recordNetwork, type Sent, strikeStage } from "../../testing/stage";
import { Marks } from "./marks";

afterEach(strikeStage);

const VIP: MarkedNumber = {
  id: 3,
  number: "139****5678",
  kind: "vip",
  version: 2,
  in_force: true,
  since: 1_790_000_000_000,
  until: null,
  by: "王五",
  by_file: false,
  reason: "人大代表",
  may_change: true,
};
const OVER: MarkedNumber = {
  ...VIP,
  id: 4,
  number: "138****1111",
  kind: "harassment",
  in_force: false,
  reason: "<b>辱骂</b>",
};
const FILE: MarkedNumber = { ...VIP, id: 0, number: "*2345", by: "", by_file: true, may_change: false };

let sent: Sent[];

function show(answers: Record<string, unknown> = {}): void {
  const known: Record<string, unknown> = { "/api/marks": [VIP, OVER, FILE], ...answers };
  sent = recordNetwork(({ method, url }) => Response.json(known[`${method} ${url}`] ?? known[url] ?? VIP));
  render(<Marks />);
}

async function dialogOf(name: string) {
  return within(await screen.findByRole("dialog", { name }));
}

function because(dialog: ReturnType<typeof within>, reason: string): void {
  (dialog.getByLabelText("理由") as HTMLInputElement).value = reason;
  dialog.getByRole("button", { name: "确定" }).click();
}

const posted = () => sent.filter(({ method }) => method === "POST");

it("lists what is in force, and what is over where that is asked for, as text", async () => {
  show();
  expect(
    await screen.findByRole("row", { name: /139\*{4}5678.*重要来电.*长期有效.*人大代表/ }),
  ).toBeDefined();
  expect(screen.getByRole("row", { name: /由配置文件设定/ }).querySelectorAll("button")).toHaveLength(0);
  expect(screen.queryByText("<b>辱骂</b>")).toBeNull();
  fireEvent.click(screen.getByRole("checkbox", { name: "含已失效" }));
  expect(screen.getByRole("row", { name: /<b>辱骂<\/b>/ }).textContent).toContain("已解除");
  fireEvent.change(screen.getByLabelText("标记"), { target: { value: "harassment" } });
  expect(screen.queryByRole("row", { name: /人大代表/ })).toBeNull();
  expect(screen.getByText("共 1 条")).toBeDefined();
  fireEvent.input(screen.getByLabelText("理由或设置人"), { target: { value: "没有" } });
  expect(screen.getByText("没有符合条件的标记。")).toBeDefined();
});

it("adds a mark by number, all by keyboard", async () => {
  show();
  await screen.findByRole("table");
  press("n");
  const dialog = await dialogOf("标记号码");
  const number = dialog.getByLabelText("电话号码") as HTMLInputElement;
  number.value = " 0139 1234 5678 ";
  dialog.getByRole("radio", { name: "骚扰" }).click();
  expect(await dialog.findByText("来电弹屏时提示座席，不拦截来电。")).toBeDefined();
  fireEvent.change(dialog.getByLabelText("有效期"), { target: { value: "90" } });
  because(dialog, "辱骂");
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  const body = { number: "0139 1234 5678", kind: "harassment", reason: "辱骂", days: 90 };
  expect(posted()).toEqual([{ method: "POST", url: "/api/marks", body }]);
  expect(sent.filter(({ method }) => method === "GET")).toHaveLength(2);
});

it("finds the marks of one number, over or not, and says if there is none", async () => {
  show({ "/api/marks/find": [OVER] });
  await screen.findByRole("table");
  press("/");
  const number = screen.getByLabelText("电话号码") as HTMLInputElement;
  expect(document.activeElement).toBe(number);
  number.value = "13811111111";
  screen.getByRole("button", { name: "查号码" }).click();
  expect(await screen.findByRole("row", { name: /138\*{4}1111/ })).toBeDefined();
  expect(screen.queryByRole("row", { name: /139\*{4}5678/ })).toBeNull();
  fireEvent.change(screen.getByLabelText("标记"), { target: { value: "vip" } });
  expect(screen.getByText("该号码没有标记。")).toBeDefined();
  screen.getByRole("button", { name: "显示全部" }).click();
  expect(await screen.findByRole("row", { name: /139\*{4}5678/ })).toBeDefined();
});

it("changes a mark beside all that was said of it, and ends it for a reason", async () => {
  const versions = [
    { version: 1, at: 0, by: "张三", reason: "试用", until: 1_790_000_000_000, lifted: false },
    { version: 2, at: 0, by: "王五", reason: "人大代表", until: null, lifted: false },
  ];
  show({ "/api/marks/3/versions": versions });
  (await screen.findByRole("button", { name: "更改" })).click();
  const dialog = await dialogOf("更改");
  const history = within(await dialog.findByRole("region", { name: "历次变更" }));
  await expect.poll(() => history.queryAllByRole("listitem")).toHaveLength(2);
  expect(history.getAllByRole("listitem")[0]?.textContent).toContain("长期有效：人大代表");
  because(dialog, "任期延长");
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  screen.getByRole("button", { name: "解除" }).click();
  because(await dialogOf("解除“重要来电”"), "误标");
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  expect(posted().map(({ url, body }) => [url, body])).toEqual([
    ["/api/marks/3", { reason: "任期延长", days: 30, version: 2 }],
    ["/api/marks/3/lift", { reason: "误标", version: 2 }],
  ]);
});

it("shows a number in full for a reason", async () => {
  show({ "/api/marks/3/reveal": { number: "13912345678" } });
  (await screen.findByRole("button", { name: /显示完整号码 139/ })).click();
  const dialog = await dialogOf("显示完整号码");
  (dialog.getByLabelText("查看理由") as HTMLInputElement).value = "核对";
  dialog.getByRole("button", { name: "查看号码" }).click();
  expect(await screen.findByText("13912345678")).toBeDefined();
  expect(posted().map(({ url, body }) => [url, body])).toEqual([["/api/marks/3/reveal", { reason: "核对" }]]);
});

it("says what the gateway refuses, and keeps the dialog", async () => {
  recordNetwork(({ method }) =>
    method === "GET"
      ? Response.json([VIP])
      : Response.json({ error: { code: "mark_there", message: "该号码已有同类标记" } }, { status: 409 }),
  );
  render(<Marks />);
  (await screen.findByRole("button", { name: /^标记号码/ })).click();
  const dialog = await dialogOf("标记号码");
  (dialog.getByLabelText("电话号码") as HTMLInputElement).value = "139";
  because(dialog, "x");
  expect(await dialog.findByText("该号码已有同类标记")).toBeDefined();
});
