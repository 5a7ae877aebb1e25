import { fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { MissedRow } from "../../api/shapes";
import { OPTIONS, press, recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { UndoBar } from "../undo-bar";
import { Missed } from "./missed";

afterEach(strikeStage);

const CLOSED: MissedRow = {
  call: {
    id: "1.1",
    number: "139****5678",
    name: "",
    queue: "general",
    state: "ended",
    seat: null,
    agent_id: null,
    agent_name: null,
    arrived_at: 1_790_000_000_000,
    answered_at: null,
    ended_at: 1_790_000_004_000,
    wait_s: 4,
    ring_s: 0,
    talk_s: 0,
    hold_s: 0,
    acw_s: 0,
    hung_up_by: "system",
    outcome: "CLOSED_HOURS",
    recovered: false,
    survey_sent_at: null,
    survey_score: null,
    direction: "in",
  },
  done_at: null,
  done_by: null,
};

it("shows why a call was missed, and who has called back once that is marked", async () => {
  let row = CLOSED;
  const sent = recordNetwork(({ method }) => {
    if (method === "POST") row = { ...row, done_at: 1_790_000_100_000, done_by: "王班长" };
    return Response.json(method === "POST" ? null : [row]);
  });
  render(<Missed options={OPTIONS} />);
  expect(await screen.findByText("非服务时间")).toBeDefined();
  expect(screen.getByText("综合咨询")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "标记为已处理" }));
  expect(await screen.findByText(/王班长/)).toBeDefined();
  expect(screen.queryByRole("button", { name: "标记为已处理" })).toBeNull();
  expect(sent.filter((one) => one.method === "POST").map((one) => one.url)).toEqual([
    "/api/missed-calls/1.1/done",
  ]);
});

it("takes the mark back, and shows the call as open again", async () => {
  let row = CLOSED;
  const sent = recordNetwork(({ method, url }) => {
    if (method === "POST")
      row = { ...CLOSED, ...(url.endsWith("/done") && { done_at: 1_790_000_100_000, done_by: "王班长" }) };
    return Response.json(method === "POST" ? null : [row]);
  });
  render(
    <>
      <Missed options={OPTIONS} />
      <UndoBar />
    </>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "标记为已处理" }));
  expect(await screen.findByText("已标记为已处理：139****5678")).toBeDefined();
  expect(await screen.findByText(/王班长/)).toBeDefined();
  press("z");
  expect(await screen.findByText("已撤销：已标记为已处理：139****5678")).toBeDefined();
  expect(await screen.findByRole("button", { name: "标记为已处理" })).toBeDefined();
  const posts = sent.filter((one) => one.method === "POST").map((one) => one.url);
  expect(posts).toEqual(["/api/missed-calls/1.1/done", "/api/missed-calls/1.1/reopen"]);
});

it("calls back from one's own seat without having the number", async () => {
  seatZhang({ state: "ready" });
  const sent = recordNetwork(({ method }) => Response.json(method === "POST" ? null : [CLOSED]));
  render(<Missed options={OPTIONS} />);
  fireEvent.click(await screen.findByRole("button", { name: "回拨" }));
  await waitFor(() => expect(location.hash).toBe("#/desk"));
  const [dial] = sent.filter((one) => one.method === "POST");
  expect([dial?.url, dial?.body]).toEqual(["/api/calls/1.1/dial", undefined]);
});

it("says so when nothing was missed", async () => {
  recordNetwork(() => Response.json([]));
  render(<Missed options={OPTIONS} />);
  expect(await screen.findByText("没有未接来电。")).toBeDefined();
});
