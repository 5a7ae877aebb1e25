/** Keys of a page. While a dialog is open, its own keys alone count. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { KEYS, numberKey, type Shortcut } from "./keys";

function keyOf(event: KeyboardEvent): string {
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

type Handler = () => void;

/** What each key does while mounted; null: nothing at present. The newest given counts. */
export function useShortcuts(
  handlers: Partial<Record<Shortcut, Handler | null>>,
  { inDialog = false } = {},
): void {
  const named = Object.entries(handlers) as [Shortcut, Handler | null][];
  useKeys(new Map(named.map(([shortcut, handler]) => [KEYS[shortcut], handler])), inDialog);
}

/** The first of these are chosen by their number. */
export function useNumbers(choices: readonly Handler[], { inDialog = false } = {}): void {
  useKeys(new Map(choices.map((choose, index) => [numberKey(index), choose])), inDialog);
}

function useKeys(handlers: ReadonlyMap<string | undefined, Handler | null>, inDialog: boolean): void {
  const current = useRef(handlers);
  current.current = handlers;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const handler = current.current.get(keyOf(event));
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
