import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { choices } from "../../state/consultation/choices";
import { chooseLanguage } from "../../state/language";
import { CHOICES } from "../../testing/consultations";
import { strikeStage } from "../../testing/stage";
import { Phrases } from "./phrases";

afterEach(strikeStage);

it("stands open for the greeting, in the reader's language, and is not there where the site has none", () => {
  choices.value = CHOICES;
  const { rerender, container } = render(<Phrases open />);
  expect(screen.getByText("规范用语").closest("details")?.open).toBe(true);
  expect(screen.getByText("您好，工号 zhang 为您服务。")).toBeDefined();
  rerender(<Phrases open={false} />);
  expect(screen.getByText("规范用语").closest("details")?.open).toBe(false);
  chooseLanguage("en");
  rerender(<Phrases open />);
  expect(screen.getByText("Hello, zhang speaking.")).toBeDefined();
  choices.value = { ...CHOICES, phrases: [] };
  rerender(<Phrases open />);
  expect(container.textContent).toBe("");
});
