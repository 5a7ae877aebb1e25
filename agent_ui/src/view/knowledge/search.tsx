/** Search as one types. Arrows choose, Enter opens, Esc clears; the focus stays in the field. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Choice } from "../../api/shapes";
import { nameOf, words } from "../../state/language";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { CategorySelect } from "./category-select";
import { Entry } from "./entry";
import { Marked } from "./marked";
import { NotFound } from "./not-found";
import { useSearch } from "./use-search";

export function Search({ categories }: { categories: readonly Choice[] }) {
  const t = words.value.knowledge;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [category, setCategory] = useState("");
  const [chosen, setChosen] = useState(0);
  const [open, setOpen] = useState<number | null>(null);
  const { hits, settled, failure } = useSearch(typed, category);
  useEffect(() => field.current?.focus(), []);
  useShortcuts({ search: () => field.current?.focus() });

  const type = (text: string) => {
    setTyped(text);
    setChosen(0);
  };
  const narrow = (code: string) => {
    setCategory(code);
    setChosen(0);
  };
  const clear = () => {
    type("");
    setOpen(null);
  };
  const count = hits?.length ?? 0;
  const at = Math.min(chosen, Math.max(count - 1, 0)); // fewer may be left
  const keys: Record<string, () => void> = {
    ArrowDown: () => setChosen(at + 1),
    ArrowUp: () => setChosen(Math.max(at - 1, 0)),
    Enter: () => setOpen(hits?.[at]?.entry ?? null),
    Escape: clear,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.isComposing ? undefined : keys[event.key]; // Enter also ends an input method's word
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div class="knowledge-search">
      <div class="stack">
        <div class="query">
          <label>
            <span>{t.query}</span>
            <input
              ref={field}
              role="combobox"
              aria-expanded={count > 0}
              aria-controls="knowledge-hits"
              aria-activedescendant={count > 0 ? `hit-${at}` : undefined}
              aria-autocomplete="list"
              aria-describedby="query-hint"
              autocomplete="off"
              spellcheck={false}
              maxLength={100}
              value={typed}
              onInput={({ currentTarget }) => type(currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          </label>
          <CategorySelect categories={categories} value={category} all onChange={narrow} />
        </div>
        <p id="query-hint" class="hint">
          {t.queryHint}
        </p>
        {failure && <Notice tone="bad">{failure}</Notice>}
        <p class="unseen" role="status">
          {settled && t.found(count)}
        </p>
        <div id="knowledge-hits" role="listbox" aria-label={t.hits} class="hits">
          {hits?.map((hit, row) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={hit.entry}
              id={`hit-${row}`}
              role="option"
              tabIndex={-1}
              aria-selected={row === at}
              class="hit"
              onClick={() => {
                setChosen(row);
                setOpen(hit.entry);
              }}
            >
              <b>
                <Marked parts={hit.title} />
              </b>
              <span class="hint">
                {nameOf(hit.category, categories)}
                {hit.expired && <strong class="problem"> · {t.expired}</strong>}
                {hit.early && <strong class="problem"> · {t.early}</strong>}
              </span>
              <span>
                <Marked parts={hit.excerpt} />
              </span>
            </div>
          ))}
        </div>
        {settled && count === 0 && <p>{t.nothing}</p>}
        {settled && <NotFound key={`${typed} ${category}`} query={typed.trim()} category={category} />}
      </div>
      {open === null ? (
        <p class="card hint">{t.choose}</p>
      ) : (
        <Entry key={open} entry={open} categories={categories} />
      )}
    </div>
  );
}
