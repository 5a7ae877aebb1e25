import { render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { lastDeed } from "../../state/undo";
import { aCaller, aMark } from "../../testing/frames";
import { recordNetwork, strikeStage } from "../../testing/stage";
import { MarkCaller } from "./mark-caller";

afterEach(strikeStage);

it("shows a lead how the number is marked, and lifts the mark", async () => {
  const mark = aMark({ in_force: true, version: 2, reason: "辱骂", by: "张三" });
  const sent = recordNetwork(() => Response.json(aCaller()), { known: aCaller({ marks: [mark] }) });
  render(<MarkCaller callId="c7" />);
  screen.getByRole("button", { name: "标记" }).click();
  expect(await screen.findByText("辱骂（张三）")).toBeDefined();
  const dialog = within(screen.getByRole("dialog", { name: "标记号码" }));
  const reason = dialog.getByLabelText("理由") as HTMLInputElement;
  reason.value = "误标";
  dialog.getByRole("button", { name: "确定" }).click();
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["GET", "/api/callers/c7", undefined],
    ["POST", "/api/callers/c7/marks/harassment/lift", { reason: "误标", version: 2 }],
  ]);
});

it("takes back a mark that was just set", async () => {
  const set = aMark({ in_force: true, version: 1, reason: "辱骂", by: "张三" });
  const sent = recordNetwork(() => Response.json(aCaller({ marks: [set] })), {
    known: aCaller({ marks: [aMark({ in_force: false, version: 0 })] }),
  });
  render(<MarkCaller callId="c7" />);
  screen.getByRole("button", { name: "标记" }).click();
  ((await screen.findByLabelText("理由")) as HTMLInputElement).value = "辱骂";
  screen.getByRole("button", { name: "确定" }).click();
  await expect.poll(() => lastDeed.value?.told()).toBe("已标记号码：骚扰");
  await lastDeed.value?.undo();
  expect(sent.at(-1)).toEqual({
    method: "POST",
    url: "/api/callers/c7/marks/harassment/lift",
    body: { reason: "撤销", version: 1 },
  });
});

it("says where it is set if nobody here may change it", async () => {
  const mark = aMark({ kind: "vip", in_force: true, by_file: true, may_change: false });
  recordNetwork(undefined, { known: aCaller({ marks: [mark] }) });
  render(<MarkCaller callId="c7" />);
  screen.getByRole("button", { name: "标记" }).click();
  expect(await screen.findByText("由配置文件设定")).toBeDefined();
});
