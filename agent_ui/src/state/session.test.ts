import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { OPTIONS, recordNetwork, strikeStage } from "../testing/stage";
import { now } from "./clock";
import { draftOf } from "./consultation/drafts";
import { isoDay } from "./format";
import { logOut, resume, session } from "./session";

const LI = { id: 8, login: "li", name: "李四", role: "lead" } as const;
const NOW = Date.UTC(2027, 0, 15);
const over = () =>
  Response.json(
    { error: { code: "session_required", message: "请重新登录。", params: {} } },
    { status: 401 },
  );
const known = (url: string) =>
  Response.json(url === "/api/me" ? { now: NOW, agent: LI, seat: null } : OPTIONS);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  strikeStage();
});

it("finds who is logged in", async () => {
  recordNetwork(({ url }) => known(url));
  await resume();
  expect(session.value).toEqual({ kind: "in", person: LI, options: OPTIONS });
});

it("knows the gateway's day before any page is shown, whatever this computer's clock says", async () => {
  vi.setSystemTime(Date.UTC(2001, 0, 1));
  recordNetwork(({ url }) => known(url));
  await resume();
  expect(isoDay(now.value)).toBe("2027-01-15");
});

it("asks a stranger to log in, without calling that an end", async () => {
  recordNetwork(over);
  await resume();
  expect(session.value).toEqual({ kind: "out", ended: false });
});

it("says that the login ended when it was ended elsewhere, and forgets what was being written", async () => {
  recordNetwork(({ url }) => known(url));
  await resume();
  const draft = draftOf("1.1");
  recordNetwork(over);
  await resume();
  expect(session.value).toEqual({ kind: "out", ended: true });
  expect(draftOf("1.1")).not.toBe(draft);
});

it("keeps trying while the gateway cannot be reached", async () => {
  recordNetwork(() => {
    throw new TypeError("network");
  });
  const first = resume();
  await vi.advanceTimersByTimeAsync(6_000);
  await first;
  expect(session.value).toEqual({ kind: "unreachable" });
  recordNetwork(({ url }) => known(url));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(session.value.kind).toBe("in");
});

it("leaves a person at the login form alone while the gateway cannot be reached", async () => {
  recordNetwork(over);
  await resume();
  const sent = recordNetwork(() => {
    throw new TypeError("network");
  });
  const looking = resume();
  await vi.advanceTimersByTimeAsync(60_000);
  await looking;
  expect(session.value.kind).toBe("out");
  expect(sent).toHaveLength(4);
});

it("forgets drafts on logging out", async () => {
  recordNetwork();
  const draft = draftOf("1.1");
  await logOut();
  expect(draftOf("1.1")).not.toBe(draft);
  expect(session.value).toEqual({ kind: "out", ended: false });
});
