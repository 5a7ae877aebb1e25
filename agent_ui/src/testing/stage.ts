/** Sets the stage for tests of views: a person logged in, a world, and a network that records. */
import { cleanup } from "@testing-library/preact";
import { vi } from "vitest";
import type { CallView, ConsultationRow, Options, SeatView } from "../api/shapes";
import { fold } from "../feed/world";
import { choices } from "../state/consultation/choices";
import { forgetDrafts } from "../state/consultation/drafts";
import { forgetLeftOvers } from "../state/consultation/left-over";
import { forgetTicketsDue } from "../state/consultation/tickets-due";
import { chooseLanguage } from "../state/language";
import { link, world } from "../state/live";
import { forgetQueueWork } from "../state/queue-work";
import { session } from "../state/session";
import { forgetDeed } from "../state/undo";
import { aConsultation, CHOICES } from "./consultations";
import { aCall, aCaller, aSeat, aSnapshot } from "./frames";

export const OPTIONS: Options = {
  outcomes: [
    { code: "RESOLVED", zh: "当场解答", en: "Resolved" },
    { code: "TICKET", zh: "转办", en: "Ticket" },
  ],
  reasons: [
    { code: "break", zh: "小休", en: "Break" },
    { code: "meal", zh: "用餐", en: "Meal" },
  ],
  queues: [
    { key: "general", name: "综合咨询", retired: false },
    { key: "old", name: "旧队列", retired: true },
  ],
  dials_out: true,
  answers_phones: false,
  leave_types: [{ code: "sick", zh: "病假", en: "Sick" }],
  shifts: [
    { code: "M", zh: "早班", en: "Morning" },
    { code: "A", zh: "中班", en: "Afternoon" },
  ],
  away_application_s: 900,
  away_leave_s: 1800,
};

const ZHANG = { id: 7, login: "zhang", name: "张三", role: "agent" } as const;

export interface Sent {
  method: string;
  url: string;
  body: unknown;
}

/**
 * Every request is answered by `answer`; what was sent is recorded. What the desk asks for by itself is answered
 * beside that: what is `known` of callers, which tickets are `due`, and what the form of a call asks for, unless
 * the test is about that (`form` false): an empty form, and what it offers.
 */
export function recordNetwork(
  answer: (sent: Sent) => Response | Promise<Response> = () => Response.json(null),
  { form = true, known = aCaller(), due = [] as readonly ConsultationRow[] } = {},
): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (url: string, { method = "GET", body }: RequestInit) => {
    if (form && method === "GET" && url === "/api/consultations/choices") return Response.json(CHOICES);
    if (form && method === "GET" && /^\/api\/calls\/[^/]+\/consultation$/.test(url)) {
      return Response.json(aConsultation({ id: 0, version: 0 }));
    }
    if (url === "/api/consultations/without-ticket") return Response.json(due);
    sent.push({ method, url, body: typeof body === "string" ? JSON.parse(body) : undefined });
    const asksOfCaller = method === "GET" && /^\/api\/callers\/[^/]+$/.test(url);
    return asksOfCaller ? Response.json(known) : answer(sent.at(-1) as Sent);
  });
  return sent;
}

/** 张三 at seat 01, live. */
export function seatZhang(seat: Partial<SeatView>, call?: Partial<CallView>, switchConnected = true): void {
  session.value = { kind: "in", person: ZHANG, options: OPTIONS };
  link.value = "live";
  const calls = call ? [aCall("1.1", call)] : [];
  const seats = [aSeat("01", { agent: { id: 7, name: "张三" }, call_id: call ? "1.1" : null, ...seat })];
  world.value = fold(null, aSnapshot({ seats, calls, switch: { connected: switchConnected, since: 0 } }));
}

export function strikeStage(): void {
  cleanup();
  forgetDrafts();
  forgetTicketsDue();
  forgetLeftOvers();
  forgetQueueWork();
  forgetDeed();
  choices.value = null;
  chooseLanguage("zh");
  session.value = { kind: "starting" };
  world.value = null;
  link.value = "connecting";
  vi.unstubAllGlobals();
}

export function press(key: string, init: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
}
