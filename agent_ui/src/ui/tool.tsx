/** A button of the frame: only its icon is seen; its words are spoken, and shown when it is pointed at. */
import { Icon, type IconName } from "./icon";
import { printed } from "./keys";

interface Props {
  icon: IconName;
  name: string;
  onPress: () => void;
  keys?: string;
  expands?: boolean;
}

export function Tool({ icon, name, onPress, keys, expands }: Props) {
  return (
    <button
      type="button"
      class="button quiet icon-only"
      aria-label={name}
      aria-keyshortcuts={keys}
      aria-haspopup={expands ? "dialog" : undefined}
      title={keys ? `${name} (${printed(keys)})` : name}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
