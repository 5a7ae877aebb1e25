/** The tree of categories in one field: type to narrow it, arrows choose, Enter takes and goes on. */
import { useId, useState } from "preact/hooks";
import type { Category } from "../../api/shapes";
import { categoryPath } from "../../state/consultation/choices";
import { language, words } from "../../state/language";
import { Field } from "../../ui/field";

interface Props {
  categories: readonly Category[];
  chosen: string;
  required: boolean;
  problem: string | undefined;
  onChoose: (code: string) => void;
  onNext: () => void;
}

export function CategoryField({ categories, chosen, required, problem, onChoose, onNext }: Props) {
  const t = words.value.consultation;
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null); // null: the list is closed
  const [at, setAt] = useState(0);
  const pathOf = (code: string) => categoryPath(code, categories, language.value);
  const found =
    typed === null ? [] : categories.filter((one) => matches(one, typed, pathOf(one.code), categories));
  const current = Math.min(at, Math.max(found.length - 1, 0));

  const open = (text: string, row = 0) => {
    setTyped(text);
    setAt(row);
  };
  const close = () => setTyped(null);
  const take = (code: string) => {
    onChoose(code);
    close();
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () =>
      typed === null
        ? open(
            "",
            Math.max(
              categories.findIndex(({ code }) => code === chosen),
              0,
            ),
          )
        : setAt(Math.min(current + 1, found.length - 1)),
    ArrowUp: () => setAt(Math.max(current - 1, 0)),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey) return; // Enter also ends an input method's word
    const act = keys[event.key];
    if (act) act();
    else if (event.key === "Escape" && typed !== null) close();
    else if (event.key === "Enter") {
      const hit = found[current];
      if (hit) take(hit.code);
      else if (typed) return event.preventDefault();
      onNext();
    } else return;
    event.preventDefault();
  };
  /** Left with nothing typed, it is emptied; with something else than a category, it stays as it was. */
  const leave = () => {
    if (typed === "" && chosen !== "" && at === -1) onChoose("");
    close();
  };

  return (
    <Field label={t.fields.category} required={required} problem={problem}>
      {(box) => (
        <div class="combo">
          <input
            {...box}
            name="category"
            role="combobox"
            autocomplete="off"
            aria-autocomplete="list"
            aria-expanded={found.length > 0}
            aria-controls={list}
            aria-activedescendant={found[current] ? `${list}-${current}` : undefined}
            placeholder={t.categoryHint}
            maxLength={60}
            value={typed ?? pathOf(chosen)}
            onFocus={({ currentTarget }) => currentTarget.select()}
            onInput={({ currentTarget: { value } }) => open(value, value === "" ? -1 : 0)}
            onKeyDown={onKeyDown}
            onBlur={leave}
          />
          <div
            id={list}
            role="listbox"
            aria-label={t.fields.category}
            class="combo-list"
            hidden={found.length === 0}
          >
            {found.map(({ code }, row) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
              <div
                key={code}
                id={`${list}-${row}`}
                role="option"
                tabIndex={-1}
                aria-selected={row === current}
                ref={(option) => {
                  if (row === current) option?.scrollIntoView?.({ block: "nearest" });
                }}
                onMouseDown={(event) => event.preventDefault()} // the field keeps the focus
                onClick={() => take(code)}
              >
                {pathOf(code)}
              </div>
            ))}
          </div>
          {typed !== null && found.length === 0 && <p class="combo-list hint">{t.noCategory}</p>}
        </div>
      )}
    </Field>
  );
}

/** By name, code, pinyin or its initials, on the way down to it: yl, zyjx, ylzy and zhuanyi all find 养老 › 转移接续. */
function matches({ code }: Category, typed: string, path: string, categories: readonly Category[]): boolean {
  const sought = typed.trim().toLowerCase();
  if (path.toLowerCase().includes(sought) || code.toLowerCase().includes(sought)) return true;
  const letters = sought.replace(/[\s']/g, ""); // as some type pinyin
  if (!/^[a-z0-9]+$/.test(letters)) return false;
  const steps = categories.filter((one) => code === one.code || code.startsWith(`${one.code}/`));
  const said = (as: "initials" | "pinyin") => steps.map((step) => step[as]).join("");
  return said("initials").includes(letters) || said("pinyin").includes(letters);
}
