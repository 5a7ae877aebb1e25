/** How the panel looks on this computer: its reader's own choice, kept by the browser. */
import { computed, effect, signal } from "@preact/signals";
import { kept } from "./kept";

export const THEMES = ["system", "light", "dark"] as const;
export const DENSITIES = ["roomy", "compact"] as const;

export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];

const THEME_KEPT_AS = "cti.theme";
const DENSITY_KEPT_AS = "cti.density";

export const theme = signal<Theme>(kept(THEME_KEPT_AS, THEMES) ?? "system");
export const density = signal<Density>(kept(DENSITY_KEPT_AS, DENSITIES) ?? "roomy");

const night = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(night.matches);
night.addEventListener("change", () => {
  systemIsDark.value = night.matches;
});

const dark = computed(() => theme.value === "dark" || (theme.value === "system" && systemIsDark.value));

export function chooseTheme(next: Theme): void {
  theme.value = next;
  localStorage.setItem(THEME_KEPT_AS, next);
}

export function chooseDensity(next: Density): void {
  density.value = next;
  localStorage.setItem(DENSITY_KEPT_AS, next);
}

/** The stylesheet reads the choice off the root element. */
export function startDisplay(): void {
  effect(() => {
    const root = document.documentElement.dataset;
    root.theme = dark.value ? "dark" : "light";
    root.density = density.value;
  });
}
