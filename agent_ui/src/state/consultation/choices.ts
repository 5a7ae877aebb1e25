/** What the form offers here, asked for once. */
import { signal } from "@preact/signals";
import { get } from "../../api/client";
import type { Choice, ConsultationChoices } from "../../api/shapes";

export const choices = signal<ConsultationChoices | null>(null);

export async function askChoices(): Promise<void> {
  choices.value ??= await get("/api/consultations/choices", {});
}

/** 养老 › 转移接续: the names down to this category; the code itself where it is not configured any more. */
export function categoryPath(code: string, categories: readonly Choice[], language: "zh" | "en"): string {
  const steps = code.split("/");
  const names = steps.map((step, depth) => {
    const known = categories.find((one) => one.code === steps.slice(0, depth + 1).join("/"));
    return known ? known[language] : step;
  });
  return names.join(" › ");
}
