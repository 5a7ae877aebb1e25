/**
 * The form of one call while it is written: every change is at the gateway two seconds later.
 *
 * What is unsent is held by this page only, never by the browser's storage: it is personal data, and the
 * computers of a hotline have no passwords (A4.2). While the gateway is away it is sent again, ever more
 * slowly. Each change names the version it was made from; where another tab was faster a person chooses.
 */
import { computed, signal } from "@preact/signals";
import { ApiError, command, get, put, putLast, Unreachable } from "../../api/client";
import type { Consultation, ConsultationStale } from "../../api/shapes";
import { backoffMs } from "../../feed/backoff";
import { now } from "../clock";
import { changesOf, differing, EMPTY, type Form } from "./form";
import { choicesBetween, isChosen, merged } from "./merge";

export const KEEP_AFTER_MS = 2_000;
const PATH = "/api/calls/{id}/consultation";

export type Standing =
  | { kind: "open" }
  /** No answer, or no database: it is tried again. */
  | { kind: "unreachable" }
  | { kind: "stale"; theirs: Consultation }
  | { kind: "refused"; message: string; fields: Readonly<Record<string, string>> }
  /** Complete, here or in another tab. */
  | { kind: "saved" };

/** Nothing is sent until a person does something about it. */
const RESTS: ReadonlySet<Standing["kind"]> = new Set(["stale", "refused", "saved"]);

export class Draft {
  readonly form = signal<Form>(EMPTY);
  readonly standing = signal<Standing>({ kind: "open" });
  /** When the gateway last had all of it. */
  readonly keptAt = signal<number | null>(null);
  /** As the gateway has it; what is not in it is unsent. */
  readonly base = signal<Form>(EMPTY);
  readonly unsent = computed(
    () => this.standing.value.kind !== "saved" && differing(this.base.value, this.form.value).length > 0,
  );
  /** It will be sent by itself. */
  readonly goesOn = computed(() => this.unsent.value && !RESTS.has(this.standing.value.kind));
  private version: number | null = null; // not known yet
  /** What was sent since the gateway last answered: any of it may have been taken. */
  private unanswered: readonly Form[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private underWay: Promise<void> | null = null;
  private saving = false;
  private over = false;

  constructor(readonly callId: string) {
    void this.keep();
  }

  change(changes: Partial<Form>): void {
    this.form.value = { ...this.form.value, ...changes };
    if (this.standing.value.kind === "refused") this.standing.value = { kind: "open" };
    this.plan(KEEP_AFTER_MS);
  }

  /** At once: what the gateway has is asked for, what is unsent is sent. */
  keep(): Promise<void> {
    this.underWay ??= this.exchange().finally(() => {
      this.underWay = null;
      if (this.unsent.value) this.plan(this.failures > 0 ? backoffMs(this.failures) : KEEP_AFTER_MS);
      else if (this.version === null && this.failures > 0) this.plan(backoffMs(this.failures));
    });
    return this.underWay;
  }

  /** Another tab may have written meanwhile. */
  async lookAgain(): Promise<void> {
    await this.underWay;
    if (this.unsent.value || this.standing.value.kind !== "open") return;
    this.version = null;
    await this.keep();
  }

  /** Complete: after-call work is over. False: somebody else changed it, so a choice is due first. */
  async save(thenNotReady: string | null): Promise<boolean> {
    this.stop();
    this.saving = true; // nothing may come between, and take the version away
    try {
      await this.underWay;
      while (this.standing.value.kind !== "stale") {
        const form = this.form.value;
        this.unanswered = [...this.unanswered, form];
        const body = { version: this.version ?? 0, form, then_not_ready: thenNotReady };
        try {
          await command(PATH, { path: { id: this.callId }, body });
          this.base.value = form;
          this.standing.value = { kind: "saved" };
          return true;
        } catch (error) {
          if (!this.isStale(error)) throw error; // stale, but of one's own: once more
        }
      }
      return false;
    } finally {
      this.saving = false;
      if (this.unsent.value) this.plan(KEEP_AFTER_MS);
    }
  }

  /** What a person chose between the two versions; the next change is made from theirs. */
  settle(theirs: Consultation, form: Form): Promise<void> {
    this.hold(theirs);
    this.form.value = form;
    return this.keep();
  }

  /** The page goes away: what is unsent is sent along, behind what is under way. */
  sendOff(): void {
    if (this.version === null || !this.unsent.value || this.standing.value.kind === "stale") return;
    const version = this.version + (this.underWay === null ? 0 : 1);
    putLast(PATH, { path: { id: this.callId }, body: { version, form: this.form.value } });
  }

  /** Nothing is sent any more. */
  drop(): void {
    this.over = true;
    this.stop();
  }

  private plan(ms: number): void {
    if (this.over || this.saving || this.timer !== null || RESTS.has(this.standing.value.kind)) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.keep();
    }, ms);
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async exchange(): Promise<void> {
    this.stop();
    try {
      if (this.version === null) this.take(await get(PATH, { path: { id: this.callId } }));
      if (this.unsent.value && this.standing.value.kind !== "stale") await this.send();
      this.failures = 0;
      if (this.standing.value.kind === "unreachable") this.standing.value = { kind: "open" };
    } catch (error) {
      if (!this.isStale(error)) this.fail(error);
    }
  }

  private async send(): Promise<void> {
    const form = this.form.value;
    this.unanswered = [...this.unanswered, form];
    const body = { version: this.version ?? 0, form: changesOf(this.base.value, form) };
    const kept = await put(PATH, { path: { id: this.callId }, body });
    this.hold({ ...kept, form });
    this.keptAt.value = now.value;
  }

  private hold(kept: Consultation): void {
    this.version = kept.version;
    this.base.value = kept.form;
    this.unanswered = [];
    this.standing.value = { kind: kept.state === "saved" ? "saved" : "open" };
  }

  /** What the gateway has, with what was typed here meanwhile. */
  private take(theirs: Consultation): void {
    const choices = choicesBetween(this.base.value, this.form.value, theirs.form);
    if (!isChosen(choices)) {
      this.version = theirs.version;
      this.standing.value = { kind: "stale", theirs };
      return;
    }
    const form = merged(this.form.value, theirs.form, choices);
    this.hold(theirs);
    this.form.value = form;
  }

  private isStale(error: unknown): boolean {
    if (!(error instanceof ApiError) || error.code !== "stale_edit") return false;
    const theirs = (error.answer as ConsultationStale).current;
    if (this.isOwn(theirs.form)) this.hold(theirs);
    else this.standing.value = { kind: "stale", theirs };
    return true;
  }

  /** Written here, and its answer was lost; or the same in another tab. */
  private isOwn(theirs: Form): boolean {
    return [this.form.value, ...this.unanswered].some((one) => differing(theirs, one).length === 0);
  }

  private fail(error: unknown): void {
    if (error instanceof Unreachable || (error instanceof ApiError && error.status >= 500)) {
      this.failures += 1;
      this.standing.value = { kind: "unreachable" };
    } else if (error instanceof ApiError && error.code === "consultation_saved") {
      this.standing.value = { kind: "saved" };
    } else if (error instanceof ApiError) {
      this.standing.value = { kind: "refused", message: error.message, fields: error.fields };
    } else {
      throw error;
    }
  }
}
