import { render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { aConsultation } from "../../testing/consultations";
import { OPTIONS, press, recordNetwork, seatZhang, strikeStage } from "../../testing/stage";
import { Desk } from "./desk";

afterEach(() => {
  strikeStage();
  location.hash = "";
});

const due = (id: number, summary: string) =>
  aConsultation({ id, call_id: `c${id}`, state: "saved", summary, caller: "王**", outcome: "TICKET" });

function shows(...rows: ReturnType<typeof due>[]): void {
  recordNetwork(undefined, { due: rows });
  seatZhang({ state: "ready", cause: "saved" });
  render(<Desk options={OPTIONS} />);
}

it("leads from the saved consultation to its ticket by one key, the one just saved first", async () => {
  shows(due(1, "<b>少发</b>"), due(2, "欠薪"));
  const box = within(await screen.findByRole("region", { name: "已答应转办、待填转办单 2 件" }));
  const rows = box.getAllByRole("listitem");
  expect(rows.map((row) => row.textContent?.includes("欠薪"))).toEqual([true, false]);
  expect(rows[1]?.textContent).toContain("<b>少发</b>");
  press("F3");
  expect(location.hash).toBe("#/tickets/new/c2/2");
});

it("shows three, and says how many there are", async () => {
  shows(due(1, "一"), due(2, "二"), due(3, "三"), due(4, "四"));
  expect(await screen.findByText("另有 1 件，填完上面的再显示。")).toBeDefined();
  expect(screen.getAllByRole("button", { name: /^填转办单/ })).toHaveLength(3);
});

it("says nothing where nothing is due", async () => {
  shows();
  await expect.poll(() => screen.queryByText(/待填转办单/)).toBeNull();
});
