/** What the site says to everybody; the values here hold until it has been asked. */
import { signal } from "@preact/signals";
import { get } from "../api/client";
import type { Site } from "../api/shapes";

export const site = signal<Site>({ language: "zh", time_zone: "Asia/Shanghai" });

export async function askSite(): Promise<void> {
  site.value = await get("/api/site", {});
}
