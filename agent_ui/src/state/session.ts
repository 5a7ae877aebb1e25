/** Who is logged in here. The cookie is the browser's business; this asks the gateway. */
import { signal } from "@preact/signals";
import { ApiError, client, get, post, Unreachable } from "../api/client";
import type { Me, Options, Person } from "../api/shapes";
import { agreeOn } from "./clock";
import { forgetDrafts } from "./consultation/drafts";
import { forgetLeftOvers } from "./consultation/left-over";
import { forgetTicketsDue } from "./consultation/tickets-due";
import { forgetQueueWork } from "./queue-work";
import { forgetTicketDrafts } from "./ticket-drafts";
import { forgetDeed } from "./undo";

type Session =
  | { kind: "starting" }
  | { kind: "unreachable" }
  | { kind: "out"; ended: boolean }
  | { kind: "in"; person: Person; options: Options };

const TRY_AGAIN_MS = 3_000;

export const session = signal<Session>({ kind: "starting" });

/** Find out who is logged in: at the start, and whenever something says that it may have changed. */
export async function resume(): Promise<void> {
  const wasIn = session.value.kind === "in";
  try {
    await enter(await get("/api/me", {}));
  } catch (error) {
    if (error instanceof ApiError && error.code === "session_required") {
      leave(wasIn || isEnded());
    } else if (error instanceof ApiError || error instanceof Unreachable) {
      if (session.value.kind === "out") return; // the login form says so itself
      if (!wasIn) session.value = { kind: "unreachable" };
      setTimeout(resume, TRY_AGAIN_MS);
    } else {
      throw error;
    }
  }
}

export async function logIn(login: string, password: string): Promise<void> {
  await enter(await post("/api/login", { body: { login, password } }));
}

export async function logOut(): Promise<void> {
  await post("/api/logout", {});
  leave(false);
}

async function enter(me: Me): Promise<void> {
  agreeOn(me.now); // before any page asks for today
  session.value = { kind: "in", person: me.agent, options: await get("/api/options", {}) };
}

function leave(ended: boolean): void {
  forgetDrafts();
  forgetTicketDrafts();
  forgetQueueWork();
  forgetTicketsDue();
  forgetLeftOvers();
  forgetDeed(); // whoever logs in next has done nothing yet
  session.value = { kind: "out", ended };
}

function isEnded(): boolean {
  return session.value.kind === "out" && session.value.ended;
}

client.onSessionOver = () => {
  if (session.value.kind === "in") leave(true);
};
