/**
 * The button. One that cannot be pressed now stays reachable by keyboard and says why
 * (`hindrance`), which a `disabled` button would not.
 */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon, type IconName } from "./icon";
import { printed } from "./keys";

interface Props {
  onPress?: () => void;
  children?: ComponentChildren;
  /** What it does, where only an icon is shown. */
  label?: string;
  kind?: "primary" | "plain" | "quiet";
  size?: "normal" | "big";
  icon?: IconName;
  /** The key that does the same, as `aria-keyshortcuts` writes it. */
  keys?: string | undefined;
  hindrance?: string | null;
  busy?: boolean;
  type?: "button" | "submit";
  expands?: boolean;
  /** Whether it is the one chosen, of some that stand together. */
  pressed?: boolean;
}

export function Button(props: Props) {
  const { kind = "plain", size = "normal", hindrance = null, busy = false, type = "button" } = props;
  const why = useId();
  const press = (event: Event) => {
    if (hindrance !== null || busy)
      event.preventDefault(); // nor may it submit a form
    else props.onPress?.();
  };
  return (
    <>
      <button
        type={type}
        class={`button ${kind} ${size}${props.label ? " icon-only" : ""}`}
        aria-label={props.label}
        onClick={press}
        aria-disabled={hindrance !== null || busy}
        aria-busy={busy}
        aria-describedby={hindrance ? why : undefined}
        aria-keyshortcuts={props.keys}
        aria-pressed={props.pressed}
        aria-haspopup={props.expands ? "dialog" : undefined}
        title={hindrance ?? props.label}
      >
        {props.icon && <Icon name={props.icon} />}
        {props.children && <span>{props.children}</span>}
        <KeyCap keys={props.keys} />
      </button>
      {hindrance && (
        <span id={why} hidden>
          {hindrance}
        </span>
      )}
    </>
  );
}

/** Beside a button it is decoration: `aria-keyshortcuts` tells it. */
export function KeyCap({ keys, spoken = false }: { keys: string | undefined; spoken?: boolean }) {
  if (keys === undefined) return null;
  return (
    <kbd aria-hidden={!spoken} class="key-cap">
      {printed(keys)}
    </kbd>
  );
}
