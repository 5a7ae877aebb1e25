import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Consultation } from "../../api/shapes";
import { aConsultation } from "../../testing/consultations";
import { recordNetwork, type Sent, strikeStage } from "../../testing/stage";
import { Draft, KEEP_AFTER_MS } from "./draft";
import { EMPTY, type Form } from "./form";

/** One form at the gateway, as it keeps it; `down`: nobody answers. */
class Gateway {
  version = 0;
  form: Form = EMPTY;
  state: "draft" | "saved" = "draft";
  down = false;
  /** It does what it is asked, but nobody hears of it. */
  mute = false;
  readonly sent: Sent[];

  constructor() {
    const answer = (sent: Sent) => {
      if (this.down) throw new TypeError("network");
      const answer = this.answer(sent);
      if (this.mute) throw new TypeError("network");
      return answer;
    };
    this.sent = recordNetwork(answer, { form: false });
  }

  private answer({ method, body }: Sent): Response {
    if (method === "GET") return Response.json(this.now());
    const { version, form } = body as { version: number; form: Partial<Form> };
    const yours = { ...this.form, ...form };
    if (version !== this.version) {
      const error = { code: "stale_edit", message: "过时", params: {}, fields: {} };
      return Response.json({ error, current: this.now(), yours }, { status: 409 });
    }
    this.write(yours);
    if (method === "POST") this.state = "saved";
    return Response.json(method === "POST" ? { seat: null, consultation: this.now() } : this.now());
  }

  /** Another tab does. */
  write(form: Partial<Form>): void {
    this.form = { ...this.form, ...form };
    this.version += 1;
  }

  now(): Consultation {
    return aConsultation({ version: this.version, form: this.form, state: this.state });
  }

  puts(): unknown[] {
    return this.sent.filter(({ method }) => method === "PUT").map(({ body }) => body);
  }
}

let gateway: Gateway;
let draft: Draft;

beforeEach(async () => {
  vi.useFakeTimers();
  gateway = new Gateway();
});
afterEach(() => {
  draft.drop();
  vi.useRealTimers();
  strikeStage();
});

async function opened(): Promise<void> {
  draft = new Draft("1.1");
  await vi.advanceTimersByTimeAsync(0);
}

it("takes up what the gateway has", async () => {
  gateway.write({ question: "欠薪" });
  await opened();
  expect(draft.form.value.question).toBe("欠薪");
  expect(draft.unsent.value).toBe(false);
});

it("has every change at the gateway two seconds later, and sends nothing else", async () => {
  await opened();
  draft.change({ question: "欠" });
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS - 1);
  draft.change({ question: "欠薪" });
  expect(gateway.puts()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(gateway.puts()).toEqual([{ version: 0, form: { question: "欠薪" } }]);
  expect(draft.keptAt.value).not.toBeNull();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(gateway.puts()).toHaveLength(1);
  draft.change({ outcome: "TICKET" });
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
  expect(gateway.puts()[1]).toEqual({ version: 1, form: { outcome: "TICKET" } });
});

it("keeps what is typed before the gateway has said what it has", async () => {
  gateway.write({ phone: "12333" });
  draft = new Draft("1.1");
  draft.change({ question: "欠薪" });
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
  expect(gateway.form).toEqual({ ...EMPTY, phone: "12333", question: "欠薪" });
  expect(draft.form.value).toEqual(gateway.form);
});

it("tries again while the gateway is away, ever more slowly, and says so", async () => {
  await opened();
  gateway.down = true;
  draft.change({ question: "欠薪" });
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
  expect(draft.standing.value.kind).toBe("unreachable");
  await vi.advanceTimersByTimeAsync(120_000);
  const tries = gateway.puts().length;
  expect(tries).toBeGreaterThan(8);
  expect(tries).toBeLessThan(30);
  gateway.down = false;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(gateway.form.question).toBe("欠薪");
  expect(draft.standing.value.kind).toBe("open");
});

it("asks again for what the gateway has, if it was away at first", async () => {
  gateway.write({ question: "欠薪" });
  gateway.down = true;
  draft = new Draft("1.1");
  await vi.advanceTimersByTimeAsync(30_000);
  gateway.down = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(draft.form.value.question).toBe("欠薪");
});

it("never writes over what another tab wrote: a person chooses, and it goes on from there", async () => {
  await opened();
  draft.change({ question: "我写的" });
  gateway.write({ question: "另一页写的", phone: "12333" });
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
  const standing = draft.standing.value;
  if (standing.kind !== "stale") throw new Error(standing.kind);
  draft.change({ answer: "还在写" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(gateway.form.question).toBe("另一页写的");
  await draft.settle(standing.theirs, { ...draft.form.value, phone: "12333" });
  expect(gateway.form).toEqual({ ...EMPTY, question: "我写的", phone: "12333", answer: "还在写" });
  expect(draft.standing.value.kind).toBe("open");
});

it("is not disturbed by another tab that wrote the same", async () => {
  await opened();
  draft.change({ question: "欠薪" });
  gateway.write({ question: "欠薪" });
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
  expect(draft.standing.value.kind).toBe("open");
  expect(await draft.save(null)).toBe(true);
});

it("knows its own work again where the answer to it was lost", async () => {
  await opened();
  gateway.mute = true;
  draft.change({ question: "欠薪" });
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
  expect(gateway.form.question).toBe("欠薪");
  draft.change({ question: "欠薪三个月" });
  gateway.mute = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(draft.standing.value.kind).toBe("open");
  expect(gateway.form.question).toBe("欠薪三个月");
});

it("shows what another tab wrote when this one is looked at again, unless something is unsent", async () => {
  await opened();
  gateway.write({ question: "另一页写的" });
  await draft.lookAgain();
  expect(draft.form.value.question).toBe("另一页写的");
  draft.change({ question: "我写的" });
  gateway.write({ phone: "12333" });
  await draft.lookAgain();
  expect(draft.form.value.phone).toBe("");
});

it("is saved after what is under way, and never again by itself", async () => {
  await opened();
  draft.change({ question: "欠薪" });
  void draft.keep();
  draft.change({ outcome: "RESOLVED" });
  expect(await draft.save("meal")).toBe(true);
  expect(gateway.state).toBe("saved");
  expect(gateway.sent.at(-1)?.body).toEqual({
    version: 1,
    form: { ...EMPTY, question: "欠薪", outcome: "RESOLVED" },
    then_not_ready: "meal",
  });
  const sent = gateway.sent.length;
  draft.change({ question: "later" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(gateway.sent).toHaveLength(sent);
});

it("is not saved over what another tab wrote", async () => {
  await opened();
  gateway.write({ answer: "另一页写的" });
  draft.change({ outcome: "RESOLVED" });
  expect(await draft.save(null)).toBe(false);
  expect(draft.standing.value.kind).toBe("stale");
  expect(gateway.state).toBe("draft");
});

it("is sent along when the page goes away, behind what is under way", async () => {
  await opened();
  draft.change({ question: "欠" });
  void draft.keep();
  draft.change({ question: "欠薪" });
  draft.sendOff();
  await vi.advanceTimersByTimeAsync(0);
  expect(gateway.form.question).toBe("欠薪");
  expect(gateway.version).toBe(2);
});
