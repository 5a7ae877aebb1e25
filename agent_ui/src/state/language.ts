/** The reader's language: their own choice, else the site's. */
import { computed, effect, signal } from "@preact/signals";
import { client } from "../api/client";
import type { Choice, Site } from "../api/shapes";
import { en } from "../i18n/en";
import { type Words, zh } from "../i18n/zh";
import { kept } from "./kept";
import { site } from "./site";

export type Language = Site["language"];

export const LANGUAGES: readonly Language[] = ["zh", "en"];

const KEPT_AS = "cti.language";
const TAGS: Record<Language, string> = { zh: "zh-CN", en: "en" };

const chosen = signal<Language | null>(kept(KEPT_AS, LANGUAGES));

export const language = computed<Language>(() => chosen.value ?? site.value.language);
export const words = computed<Words>(() => (language.value === "en" ? en : zh));
export const languageTag = computed(() => TAGS[language.value]);

export function chooseLanguage(next: Language): void {
  chosen.value = next;
  localStorage.setItem(KEPT_AS, next);
}

/** The name of a configured code in the reader's language; the code itself if it is unknown. */
export function nameOf(code: string, choices: readonly Choice[]): string {
  const choice = choices.find((one) => one.code === code);
  return choice ? choice[language.value] : code;
}

effect(() => {
  document.documentElement.lang = languageTag.value;
  client.acceptLanguage = languageTag.value;
});
