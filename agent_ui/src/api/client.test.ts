import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError, client, command, get, getAtLength, post, Unreachable } from "./client";

type Answer = () => Response;
const ok =
  (body: unknown): Answer =>
  () =>
    Response.json(body);
const refused =
  (status: number, code: string): Answer =>
  () =>
    Response.json({ error: { code, message: `sentence of ${code}`, params: {} } }, { status });
const down: Answer = () => {
  throw new TypeError("network");
};

let requests: { url: string; init: RequestInit }[];

/** The network: answers in turn. */
function network(...answers: Answer[]): void {
  requests = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    return (answers[requests.length - 1] ?? down)();
  });
}

const headers = (index: number) => requests[index]?.init.headers as Record<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {}); // it may fail while the timers run
  await vi.runAllTimersAsync();
  return promise;
}

it("fills path and query", async () => {
  network(ok([]), ok([]));
  await get("/api/calls", { query: { limit: 50, before: 7 } });
  await get("/api/callers/{id}", { path: { id: "1.2/é" } });
  expect(requests.map(({ url }) => url)).toEqual([
    "/api/calls?limit=50&before=7",
    "/api/callers/1.2%2F%C3%A9",
  ]);
});

it("asks once for what takes the gateway long, and waits longer", async () => {
  const timeout = vi.spyOn(AbortSignal, "timeout");
  network();
  const answer = getAtLength("/api/reports/attendance", { query: { month: "2026-03" } });
  await expect(settled(answer)).rejects.toThrow(Unreachable);
  expect(requests.length).toBe(1);
  expect(timeout).toHaveBeenCalledExactlyOnceWith(120_000);
  timeout.mockRestore();
});

it("asks in the reader's language", async () => {
  client.acceptLanguage = "en";
  network(ok(null));
  await command("/api/ready", {});
  expect(headers(0)["Accept-Language"]).toBe("en");
});

it("repeats a command under the same id until it is answered", async () => {
  network(down, down, ok(null));
  await settled(command("/api/not-ready", { body: { reason: "meal" } }));
  const ids = requests.map((_, index) => headers(index)["X-Command-Id"]);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
});

it("gives each intent its own id", async () => {
  network(ok(null), ok(null));
  await command("/api/ready", {});
  await command("/api/ready", {});
  expect(headers(0)["X-Command-Id"]).not.toBe(headers(1)["X-Command-Id"]);
});

it("does not repeat what the gateway refused", async () => {
  network(refused(409, "wrap_up_unsaved"));
  const failure = await command("/api/ready", {}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({
    status: 409,
    code: "wrap_up_unsaved",
    message: "sentence of wrap_up_unsaved",
  });
  expect(requests).toHaveLength(1);
});

it("gives up after four tries", async () => {
  network();
  await expect(settled(command("/api/ready", {}))).rejects.toBeInstanceOf(Unreachable);
  expect(requests).toHaveLength(4);
});

it("sends a login once: a wrong password counts", async () => {
  network();
  await expect(post("/api/login", { body: { login: "zhang", password: "x" } })).rejects.toBeInstanceOf(
    Unreachable,
  );
  expect(requests).toHaveLength(1);
});

it("takes a proxy's error page for no answer", async () => {
  network(() => new Response("<html>Bad Gateway</html>", { status: 502 }), ok([]));
  await expect(settled(get("/api/seats", {}))).resolves.toEqual([]);
});

it("tells when the login is over", async () => {
  const over = vi.fn();
  client.onSessionOver = over;
  network(refused(401, "session_required"), refused(401, "login_failed"));
  await get("/api/seats", {}).catch(() => {});
  expect(over).toHaveBeenCalledOnce();
  await post("/api/login", { body: { login: "zhang", password: "x" } }).catch(() => {});
  expect(over).toHaveBeenCalledOnce();
});
