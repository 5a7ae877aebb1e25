/** WCAG 2.2 AA, 1.4.3: text on its ground has at least 4.5 : 1, in the light and the dark theme. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const css = readFileSync("src/style/tokens.css", "utf8");
const [light = "", dark = ""] = css.split('[data-theme="dark"]');

const PAIRS = [
  ...["text", "faint", "bad", "accent"].map((ink) => [ink, "surface"] as const),
  ...["text", "faint", "accent"].map((ink) => [ink, "ground"] as const),
  ...["text", "faint"].map((ink) => [ink, "sunken"] as const),
  ...["ready", "ringing", "talking", "acw", "not-ready", "signed-out", "held", "bad"].map(
    (state) => [state, `${state}-ground`] as const,
  ),
  ...["text", "faint"].map((ink) => [ink, "ringing-ground"] as const),
  ["on-accent", "accent"] as const,
  ["on-accent", "accent-strong"] as const,
  ["surface", "ringing"] as const,
];

function tokensOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
      ([, name, value]) => [name, value] as [string, string],
    ),
  );
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

for (const [theme, text] of [
  ["light", light],
  ["dark", dark],
] as const) {
  const tokens = tokensOf(text);
  it.each(PAIRS)(`${theme}: %s on %s can be read`, (ink, ground) => {
    const [one, other] = [tokens.get(ink), tokens.get(ground)];
    expect([one, other]).not.toContain(undefined);
    expect(contrast(one ?? "", other ?? "")).toBeGreaterThanOrEqual(4.5);
  });
}
