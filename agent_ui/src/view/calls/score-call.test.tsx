import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { CallRow, Role } from "../../api/shapes";
import { session } from "../../state/session";
import { aPastCall } from "../../testing/frames";
import { OPTIONS, press, recordNetwork, type Sent, strikeStage } from "../../testing/stage";
import { Calls } from "./calls";

const CRITERIA = [
  { code: "polite", zh: "礼貌", en: "Polite" },
  { code: "clear", zh: "清晰", en: "Clear" },
];
const AT = Date.parse("2026-03-02T10:32:00+08:00");
const CALL = aPastCall({ arrived_at: AT });

afterEach(strikeStage);

function visit(role: Role, rows: readonly CallRow[], forms: readonly object[] = []): Sent[] {
  session.value = { kind: "in", person: { id: 9, login: "wang", name: "王五", role }, options: OPTIONS };
  const sent = recordNetwork(({ method, url }) => {
    if (method === "POST") return Response.json(null);
    const given = forms.length > 0;
    return Response.json(url.endsWith("/quality") ? { criteria: CRITERIA, forms, given } : rows);
  });
  render(<Calls options={OPTIONS} reader={role} />);
  return sent;
}

it("is filled in by digits alone, and asks for a word where points are few", async () => {
  const sent = visit("lead", [CALL]);
  fireEvent.click(await screen.findByRole("button", { name: "评分" }));
  const dialog = within(await screen.findByRole("dialog", { name: "给 李四 的通话评分" }));
  const polite = await dialog.findByRole("radiogroup", { name: /礼貌/ });
  await expect.poll(() => polite.contains(document.activeElement)).toBe(true);
  press("5");
  const clear = dialog.getByRole("radiogroup", { name: /清晰/ });
  await expect.poll(() => clear.contains(document.activeElement)).toBe(true);
  const note = dialog.getByLabelText<HTMLInputElement>(/说明/);
  expect(note.required).toBe(false);
  press("2");
  await expect.poll(() => document.activeElement).toBe(note);
  expect(note.required).toBe(true);
  note.value = " 打断来电人 ";
  fireEvent.submit(note.closest("form") as HTMLFormElement);
  expect(await screen.findByText(/已记录 李四 10:32 通话的评分/)).toBeDefined();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(sent.find(({ method }) => method === "POST")).toMatchObject({
    url: "/api/calls/1.1/quality",
    body: { points: { polite: 5, clear: 2 }, note: "打断来电人" },
  });
});

it("says which points are missing, and goes there", async () => {
  const sent = visit("hotline_director", [CALL]);
  fireEvent.click(await screen.findByRole("button", { name: "评分" }));
  const polite = await screen.findByRole("radiogroup", { name: /礼貌/ });
  fireEvent.click(within(polite).getByRole("radio", { name: "4" }));
  fireEvent.submit(polite.closest("form") as HTMLFormElement);
  const clear = screen.getByRole("radiogroup", { name: /清晰/ });
  await expect.poll(() => clear.getAttribute("aria-invalid")).toBe("true");
  expect(clear.contains(document.activeElement)).toBe(true);
  expect(polite.getAttribute("aria-invalid")).toBe("false");
  expect(sent.some(({ method }) => method === "POST")).toBe(false);
});

it("shows what was given where the person has scored already", async () => {
  const form = {
    at: AT,
    by: "王五",
    name: "李四",
    call: "1.1",
    call_at: AT,
    points: { polite: 5, clear: 4 },
    note: "好",
  };
  visit("hotline_office", [CALL], [form]);
  fireEvent.click(await screen.findByRole("button", { name: "评分" }));
  expect((await screen.findByRole("listitem")).textContent).toContain("礼貌 5 · 清晰 4 好");
  expect(screen.getByText("您已给这通电话评过分，评分不能更改。")).toBeDefined();
  expect(screen.queryByRole("radiogroup")).toBeNull();
});

it.each<[string, Role, Partial<CallRow>]>([
  ["by an agent", "agent", {}],
  ["by an administrator", "admin", {}],
  ["of oneself", "lead", { agent_id: 9 }],
  ["that nobody answered", "lead", { answered_at: null }],
  ["that somebody outside answered", "lead", { agent_id: null }],
  ["that goes on", "lead", { ended_at: null }],
])("is not of a call %s", async (_, role, more) => {
  visit(role, [aPastCall(more)]);
  await screen.findByRole("rowheader");
  expect(screen.queryByRole("button", { name: "评分" })).toBeNull();
});

it("is what the office has the calls for: it neither calls back nor marks numbers there", async () => {
  visit("hotline_director", [CALL]);
  await screen.findByRole("button", { name: "评分" });
  for (const name of ["回拨", "标记", "咨询登记"]) expect(screen.queryByRole("button", { name })).toBeNull();
});
