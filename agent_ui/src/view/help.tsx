import { words } from "../state/language";
import { Dialog } from "../ui/dialog";

export function Help({ onClose }: { onClose: () => void }) {
  const t = words.value.shortcuts;
  const rows: [string, string][] = [
    ["F2", t.ready],
    ["F4", t.notReady],
    ["F8", t.form],
    ["F9", t.dial],
    ["1 – 9", t.outcome],
    ["Ctrl+Enter", t.save],
    ["Esc", t.escape],
    ["?", t.help],
  ];
  return (
    <Dialog heading={words.value.shortcutsTitle} onClose={onClose}>
      <dl class="shortcuts">
        {rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd class="key-cap">{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
