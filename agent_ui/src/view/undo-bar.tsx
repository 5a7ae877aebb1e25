/** Says for a while what was just done, on every page, and undoes it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../state/language";
import { type Deed, forgetDeed, lastDeed } from "../state/undo";
import { Button } from "../ui/button";
import { KEYS } from "../ui/keys";
import { useShortcuts } from "../ui/shortcuts";
import { Tool } from "../ui/tool";
import { useIntent } from "../ui/use-intent";

const LASTS_MS = 10_000;

export function UndoBar() {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** Whoever points at it, or has come to it by keyboard, has not decided yet. */
  const hold = () => clearTimeout(timer.current);
  const release = () => {
    hold();
    timer.current = setTimeout(forgetDeed, LASTS_MS);
  };
  // The region is there before its words: a screen reader tells what comes into it.
  return (
    <div
      class="undo"
      role="status"
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocusCapture={hold}
      onBlurCapture={release}
    >
      {lastDeed.value && <Bar key={lastDeed.value} deed={lastDeed.value} hold={hold} release={release} />}
    </div>
  );
}

interface BarProps {
  deed: Deed;
  hold: () => void;
  release: () => void;
}

function Bar({ deed, hold, release }: BarProps) {
  const t = words.value.undo;
  const { busy, failure, run } = useIntent();
  const [undone, setUndone] = useState(false);
  useEffect(() => {
    release();
    return hold;
  }, [undone, failure]);
  const undo = () => {
    hold();
    void run(deed.undo).then(setUndone);
  };
  useShortcuts({ undo: undone ? null : undo });
  const said = deed.told();
  return (
    <div class="undo-bar">
      <span class={failure ? "problem" : undefined}>{failure ?? (undone ? t.undone(said) : said)}</span>
      {!undone && (
        <Button keys={KEYS.undo} busy={busy} onPress={undo}>
          {t.undo}
        </Button>
      )}
      <Tool icon="close" name={words.value.close} onPress={forgetDeed} />
    </div>
  );
}
