import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { fold } from "../feed/world";
import { mute, startAlarms } from "../state/alarms";
import { agreeOn } from "../state/clock";
import { link, world } from "../state/live";
import { permission } from "../state/notifications";
import { aBoard, anAlarm, aSnapshot } from "../testing/frames";
import { SilentContext, soundedTones } from "../testing/silence";
import { recordNetwork, strikeStage } from "../testing/stage";
import { AlarmStrip } from "./alarm-strip";
import { UndoBar } from "./undo-bar";

vi.stubGlobal("AudioContext", SilentContext);
startAlarms();

afterEach(() => {
  strikeStage();
  vi.stubGlobal("AudioContext", SilentContext);
  mute(false);
  soundedTones.length = 0;
  permission.value = "unavailable";
});

function up(...alarms: ReturnType<typeof anAlarm>[]): void {
  link.value = "live";
  world.value = fold(null, aSnapshot({ board: aBoard({ alarms }) }));
}

it("sounds at once, then every ten seconds, until it is acknowledged or muted", () => {
  agreeOn(100_000);
  up(anAlarm());
  expect(soundedTones.length).toBe(2);
  agreeOn(105_000);
  expect(soundedTones.length).toBe(2);
  agreeOn(110_000);
  expect(soundedTones.length).toBe(4);
  up(anAlarm(), anAlarm({ id: "wait:general", kind: "long_wait", subject: "综合咨询" }));
  expect(soundedTones.length).toBe(6);
  mute(true);
  agreeOn(130_000);
  expect(soundedTones.length).toBe(6);
  mute(false);
  expect(soundedTones.length).toBe(8);
  up(anAlarm({ acknowledged_by: "王五" }));
  agreeOn(150_000);
  expect(soundedTones.length).toBe(8);
});

it("says what it is about, how long it lasts, and who has acknowledged it", () => {
  agreeOn(90_000);
  up(
    anAlarm({ acknowledged_by: "王五" }),
    anAlarm({ id: "away:1@1", kind: "away", name: "张三", subject: "01", since: 60_000 }),
    anAlarm({ id: "missed:02@c3", kind: "missed", name: "李四", subject: "02", since: 80_000 }),
    anAlarm({ id: "pbx_down", kind: "pbx_down" }),
  );
  render(<AlarmStrip always={false} />);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "张三（座席 01）离岗将超时。 0:30知道了",
    "李四（座席 02）连续多次未接来电。 0:10知道了",
    "与电话交换机（PBX）的连接中断。 1:30知道了",
    "没有示闲的座席，来电无人可接。 1:30王五 已确认",
  ]);
  expect(screen.getByRole("alert").textContent).toBe(
    "张三（座席 01）离岗将超时。 李四（座席 02）连续多次未接来电。 与电话交换机（PBX）的连接中断。",
  );
});

it("is acknowledged for all leads, and says why if that failed", async () => {
  up(anAlarm({ id: "wait:a/b", kind: "long_wait", subject: "综合" }));
  const sent = recordNetwork(() =>
    Response.json({ error: { code: "alarm_over", message: "该告警已结束。" } }, { status: 404 }),
  );
  render(<AlarmStrip always={false} />);
  fireEvent.click(screen.getByRole("button", { name: "知道了" }));
  expect(await screen.findByText("该告警已结束。")).toBeDefined();
  expect(sent.map((one) => one.url)).toEqual(["/api/alarms/wait%3Aa%2Fb/acknowledge"]);
});

it("is heard again when the acknowledgement is taken back", async () => {
  up(anAlarm({ id: "pbx_down", kind: "pbx_down" }));
  const sent = recordNetwork();
  render(
    <>
      <AlarmStrip always={false} />
      <UndoBar />
    </>,
  );
  fireEvent.click(screen.getByRole("button", { name: "知道了" }));
  fireEvent.click(await screen.findByRole("button", { name: "撤销" }));
  expect(await screen.findByText(/^已撤销：已确认告警：与电话交换机/)).toBeDefined();
  expect(sent.map((one) => one.url)).toEqual([
    "/api/alarms/pbx_down/acknowledge",
    "/api/alarms/pbx_down/raise-again",
  ]);
});

it("shows that the sound is off, on every page", () => {
  up();
  const { container } = render(<AlarmStrip always={false} />);
  expect(container.textContent).toBe("");
  cleanup();
  render(<AlarmStrip always />);
  expect(screen.getByText("当前没有告警。")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "关闭告警声音" }));
  cleanup();
  render(<AlarmStrip always={false} />);
  expect(screen.getByText("告警声音已关闭")).toBeDefined();
  expect(screen.getByRole("button", { name: "打开告警声音" })).toBeDefined();
});

it("asks for notifications by a button, and then shows each alarm once", async () => {
  const shown: string[] = [];
  const Notifying = Object.assign(
    class {
      constructor(_title: string, { body }: { body: string }) {
        shown.push(body);
      }
    },
    { requestPermission: async () => "granted" as const },
  );
  vi.stubGlobal("Notification", Notifying);
  permission.value = "default";
  up();
  render(<AlarmStrip always />);
  fireEvent.click(screen.getByRole("button", { name: "允许桌面通知" }));
  await expect.poll(() => permission.value).toBe("granted");
  up(anAlarm());
  up(anAlarm({ since: 1 }));
  expect(shown).toEqual(["没有示闲的座席，来电无人可接。"]);
});
