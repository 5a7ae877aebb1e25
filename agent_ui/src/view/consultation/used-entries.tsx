/** The knowledge entries that the answer was taken from: read to the caller, or let go. */
import type { Form } from "../../state/consultation/form";
import { words } from "../../state/language";
import { Button } from "../../ui/button";

interface Props {
  used: Form["used"];
  /** Known for those taken on this page. */
  titles: ReadonlyMap<number, string>;
  onChange: (used: Form["used"]) => void;
}

export function UsedEntries({ used, titles, onChange }: Props) {
  const t = words.value.consultation;
  if (used.length === 0) return null;
  return (
    <ul class="used-entries" aria-label={t.fields.used}>
      {used.map(({ entry, version }) => {
        const title = titles.get(entry);
        const name = title ? `${title} ${t.entry(entry, version)}` : t.entry(entry, version);
        return (
          <li key={entry}>
            <span>{name}</span>
            <Button
              kind="quiet"
              icon="close"
              label={t.letGo(name)}
              onPress={() => onChange(used.filter((one) => one.entry !== entry))}
            />
          </li>
        );
      })}
    </ul>
  );
}
