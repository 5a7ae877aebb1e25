import { words } from "../state/language";
import { Dialog } from "../ui/dialog";

export function Help({ onClose }: { onClose: () => void }) {
  const t = words.value.shortcuts;
  const rows: [string, string][] = [
    ["F2", t.ready],
    ["F4", t.notReady],
    ["F8", t.answer],
    ["F6", t.hold],
    ["F7", t.mute],
    ["Ctrl+F7", t.digits],
    ["F8", t.form],
    ["F9", t.dial],
    ["F9", t.transfer],
    ["F10", t.complete],
    ["Ctrl+F9", t.conference],
    ["Ctrl+F10", t.back],
    ["Ctrl+F6", t.hangUp],
    ["1 – 9", t.outcome],
    ["Ctrl+Enter", t.save],
    ["Esc", t.escape],
    ["?", t.help],
  ];
  return (
    <Dialog heading={words.value.shortcutsTitle} onClose={onClose}>
      <dl class="shortcuts">
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
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
