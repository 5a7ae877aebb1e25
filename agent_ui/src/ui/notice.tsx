/** Something the person must know; `alert` interrupts a screen reader, `status` waits. */
import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

interface Props {
  tone: "warn" | "bad" | "info";
  children: ComponentChildren;
}

export function Notice({ tone, children }: Props) {
  return (
    <div class={`notice ${tone}`} role={tone === "bad" ? "alert" : "status"}>
      <Icon name={tone === "info" ? "info" : "warning"} />
      <p>{children}</p>
    </div>
  );
}
