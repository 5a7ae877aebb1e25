/** Every key, the page shown first. Written from the table that the handlers use. */
import type { Person } from "../api/shapes";
import { words } from "../state/language";
import { type Page, pagesOf } from "../state/pages";
import { KeyCap } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { KEYS_OF, NUMBERS, type Place, type Shortcut } from "../ui/keys";

interface Props {
  shown: Page | null;
  person: Person;
  onClose: () => void;
}

export function Help({ shown, person, onClose }: Props) {
  const t = words.value;
  const pages = [...pagesOf(person.role)].sort((a, b) => Number(b === shown) - Number(a === shown));
  return (
    <Dialog heading={t.shortcutsTitle} onClose={onClose}>
      {pages.filter(hasKeys).map((page) => (
        <Keys key={page} heading={t.nav[page]} rows={rowsOf(page)} />
      ))}
      <Keys
        heading={t.shortcuts.everywhere}
        rows={[
          ...rowsOf("everywhere"),
          [NUMBERS, t.shortcuts.number],
          ["Tab", t.shortcuts.tab],
          ["Esc", t.shortcuts.escape],
        ]}
      />
    </Dialog>
  );
}

function hasKeys(page: Page): page is Page & Place {
  return page in KEYS_OF;
}

function rowsOf(place: Place): [string, string][] {
  const rows = Object.entries(KEYS_OF[place]) as [Shortcut, string][];
  return rows.map(([shortcut, keys]) => [keys, words.value.shortcuts.of[shortcut]]);
}

function Keys({ heading, rows }: { heading: string; rows: [string, string][] }) {
  return (
    <section class="shortcuts">
      <h3>{heading}</h3>
      <dl>
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              <KeyCap keys={keys} spoken />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
