import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { aConsultation } from "../../testing/consultations";
import { recordNetwork, strikeStage } from "../../testing/stage";
import { Unsaved } from "./unsaved";

afterEach(strikeStage);

it("shows leads what nobody has saved yet", async () => {
  recordNetwork(() => Response.json([aConsultation({ summary: "欠薪三个月" }), aConsultation({ id: 13 })]));
  render(<Unsaved />);
  expect((await screen.findByText("欠薪三个月")).closest("tr")?.textContent).toContain("张三");
  expect(screen.getByText("尚未填写")).toBeDefined();
});
