/** Keys of the desk. While a dialog is open, its own keys alone count. */
import { useLayoutEffect, useRef } from "preact/hooks";

/** `Control+Enter`, `F2`, `?`, `1`: as `aria-keyshortcuts` writes them. */
export function keyOf(event: KeyboardEvent): string {
  return (event.ctrlKey ? "Control+" : "") + event.key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type))
  );
}

function isPrintable(key: string): boolean {
  return key.length === 1;
}

/** Listens while mounted. A handler is the newest one given, so it sees the present state. */
export function useShortcuts(handlers: Record<string, () => void>, inDialog = false): void {
  const current = useRef(handlers);
  current.current = handlers;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const handler = current.current[keyOf(event)];
      if (!handler || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
      if (isPrintable(event.key) && isTyping(event.target)) return;
      if (!inDialog && document.querySelector("dialog[open]")) return;
      event.preventDefault();
      handler();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [inDialog]);
}
