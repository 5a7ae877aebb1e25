/** A word in a row that opens a dialog about it; `name` says of what, to whom cannot see the row. */
interface Props {
  name: string;
  short: string;
  onPress: () => void;
}

export function DialogLink({ name, short, onPress }: Props) {
  return (
    <button type="button" class="dialog-link" aria-haspopup="dialog" aria-label={name} onClick={onPress}>
      {short}
    </button>
  );
}
