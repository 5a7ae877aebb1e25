import { render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { recordNetwork, strikeStage } from "../../testing/stage";
import { Figures } from "./figures";

afterEach(strikeStage);

const CALLS = { of: "", entered: 3, answered: 2, in_time: 1, abandoned: 1, closed: 0 };
const ASKED = { category: "PEN", zh: "养老", en: "Pensions", entry: 7, question: "怎样转移？", times: 2 };

function figures(office: boolean) {
  return <Figures outcomes={[{ code: "RESOLVED", zh: "当场解答", en: "Resolved" }]} office={office} />;
}

it("shows the rates, what was asked with its outcomes, and the hottest questions", async () => {
  recordNetwork(() =>
    Response.json({
      first: "2026-03-01",
      last: "2026-03-31",
      rules: { answer_within_s: 15, short_abandon_s: 5, repeat_days: 7 },
      rates: {
        connected: 2 / 3,
        connected_of_patient: 1,
        in_time_of_entered: null,
        in_time_of_answered: 0.5,
        abandonment: 0,
        participation: 0.4,
        satisfaction: 0.98,
        first_contact: 0.9,
        speed_s: 9.4,
        handling_s: 245,
      },
      total: CALLS,
      days: [{ ...CALLS, of: "2026-03-02" }],
      hours: [{ ...CALLS, of: "9" }],
      categories: [{ of: "PEN", zh: "养老", en: "Pensions", total: 2, outcomes: { RESOLVED: 2 } }],
      units: [],
      asked_hours: [],
      outcomes: { RESOLVED: 2 },
      hot: [ASKED],
      no_entry: [],
      in_vain: [{ ...ASKED, category: "", zh: "", en: "", entry: 0, question: "工伤" }],
      tickets: [
        {
          of: "社保中心",
          assigned: 4,
          in_time: 2,
          late: 1,
          overdue: 0,
          pending: 1,
          given_back: 0,
          extensions_asked: 1,
          extensions: 1,
          kept: 2 / 3,
          returned: 0,
          median_days: 2.5,
        },
      ],
    }),
  );
  const { rerender } = render(figures(false));
  const rates = within(await screen.findByRole("table", { name: /指标/ }));
  expect(rates.getByText("66.7%")).toBeDefined();
  expect(rates.getByText("4:05")).toBeDefined();
  const topics = within(screen.getByRole("table", { name: "按类别" }));
  expect(topics.getByRole("columnheader", { name: "当场解答" })).toBeDefined();
  expect(topics.getByRole("rowheader", { name: "养老" })).toBeDefined();
  expect(within(screen.getByRole("table", { name: "热点问题" })).getByText("怎样转移？")).toBeDefined();
  const tickets = within(screen.getByRole("table", { name: /转办单/ }));
  expect(tickets.getByText("66.7%")).toBeDefined();
  expect(tickets.getByText("2.5")).toBeDefined();
  expect(screen.getByRole("rowheader", { name: "9:00" })).toBeDefined();

  expect(screen.queryByRole("link", { name: /收入汇编/ })).toBeNull();
  rerender(figures(true));
  const into = screen.getByRole("link", { name: "收入汇编：怎样转移？" });
  const question = encodeURIComponent(ASKED.question);
  expect(into.getAttribute("href")).toBe(`#/knowledge/digest/choose/2026-03/7/PEN/${question}`);
  expect(screen.getByRole("link", { name: "收入汇编：工伤" }).getAttribute("href")).toBe(
    `#/knowledge/digest/choose/2026-03/in-vain/-/${encodeURIComponent("工伤")}`,
  );
});
