import type { ComponentChildren } from "preact";
import { words } from "../state/language";
import { link, world } from "../state/live";
import { Notice } from "../ui/notice";

export function Banners({ failure, children }: { failure: string | null; children?: ComponentChildren }) {
  const t = words.value.link;
  return (
    <div class="banners">
      {link.value === "lost" && <Notice tone="bad">{t.lost}</Notice>}
      {link.value === "connecting" && <Notice tone="info">{t.connecting}</Notice>}
      {link.value === "live" && world.value?.switch.connected === false && (
        <Notice tone="bad">{t.switchDown}</Notice>
      )}
      {children}
      {failure && <Notice tone="bad">{failure}</Notice>}
    </div>
  );
}
