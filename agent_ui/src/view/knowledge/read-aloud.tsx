/** The answer in large type, one sentence at a time, to be read to the caller (A6.4). */
import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { KEYS } from "../../ui/keys";
import { useShortcuts } from "../../ui/shortcuts";
import { sentences } from "./sentences";

interface Props {
  title: string;
  text: string;
  onClose: () => void;
}

export function ReadAloud({ title, text, onClose }: Props) {
  const t = words.value.knowledge;
  const lines = sentences(text);
  const [at, setAt] = useState(0);
  const current = useRef<HTMLLIElement>(null);
  const last = lines.length - 1;
  const next = () => setAt((now) => Math.min(now + 1, last));
  const back = () => setAt((now) => Math.max(now - 1, 0));
  useShortcuts({ nextLine: next, lineBefore: back }, { inDialog: true });
  useEffect(() => current.current?.scrollIntoView({ block: "nearest" }), [at]);
  return (
    <Dialog heading={title} onClose={onClose}>
      <ol class="read-aloud">
        {lines.map((line, number) => (
          <li
            key={`${number} ${line}`}
            ref={number === at ? current : null}
            aria-current={number === at ? "step" : undefined}
          >
            {line}
          </li>
        ))}
      </ol>
      <div class="row end">
        <span class="hint">{t.sentence(at + 1, lines.length)}</span>
        <Button keys={KEYS.lineBefore} onPress={back} hindrance={at === 0 ? t.first : null}>
          {t.previous}
        </Button>
        <Button kind="primary" keys={KEYS.nextLine} onPress={next} hindrance={at === last ? t.last : null}>
          {t.next}
        </Button>
      </div>
    </Dialog>
  );
}
