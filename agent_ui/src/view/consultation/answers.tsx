/**
 * The knowledge base beside the form: entries for what is written down, or for what is typed here.
 *
 * Arrows choose, Enter opens the entry, Enter again takes its answer into the form, Esc goes back. The focus
 * stays where a hand finds it.
 */
import { useRef, useState } from "preact/hooks";
import { get } from "../../api/client";
import type { KnowledgeHit, KnowledgeVersion } from "../../api/shapes";
import type { Form } from "../../state/consultation/form";
import { words } from "../../state/language";
import { KeyCap } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { Marked } from "../knowledge/marked";
import { NotFound } from "../knowledge/not-found";
import { ReadAloud } from "../knowledge/read-aloud";
import { useSearch } from "../knowledge/use-search";
import { Opened } from "./opened";
import { Phrases } from "./phrases";
import { useSuggestions } from "./use-suggestions";

interface Props {
  question: string;
  category: string;
  used: Form["used"];
  onAdopt: (version: KnowledgeVersion) => void;
  onLeave: () => void;
}

export function Answers({ question, category, used, onAdopt, onLeave }: Props) {
  const t = words.value;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const [open, setOpen] = useState<number | null>(null);
  const [reading, setReading] = useState<{ title: string; text: string } | null>(null);
  const root = category.split("/")[0] ?? "";
  const search = useSearch(typed, "");
  const suggestions = useSuggestions(question, root);
  const searching = typed.trim() !== "";
  const hits = (searching ? search.hits : suggestions) ?? [];
  const at = Math.min(chosen, Math.max(hits.length - 1, 0)); // fewer may be left

  const seek = () => {
    setOpen(null);
    field.current?.focus();
  };
  const readLast = async () => {
    const entry = open ?? used.at(-1)?.entry;
    if (entry === undefined) return;
    const { title, answer } = await get("/api/knowledge/{entry}", { path: { entry } });
    setReading({ title, text: answer });
  };
  useShortcuts({
    findAnswer: seek,
    readAnswer: open !== null || used.length > 0 ? () => void readLast() : null,
  });
  const type = (text: string) => {
    setTyped(text);
    setChosen(0);
    setOpen(null);
  };
  const back = () => {
    if (open !== null) seek();
    else if (searching) type("");
    else onLeave();
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => setChosen(Math.min(at + 1, hits.length - 1)),
    ArrowUp: () => setChosen(Math.max(at - 1, 0)),
    Enter: () => setOpen(hits[at]?.entry ?? null),
    Escape: back,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.isComposing || event.ctrlKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const adopt = (version: KnowledgeVersion) => {
    setOpen(null);
    setTyped("");
    onAdopt(version);
  };

  return (
    <aside class="card answers" aria-labelledby="answers-heading">
      <h2 id="answers-heading">
        {t.consultation.answers} <KeyCap keys={KEYS.findAnswer} />
      </h2>
      <input
        ref={field}
        role="combobox"
        aria-label={t.knowledge.query}
        aria-keyshortcuts={KEYS.findAnswer}
        aria-expanded={open === null && hits.length > 0}
        aria-controls="answer-hits"
        aria-activedescendant={open === null && hits.length > 0 ? `answer-${at}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        placeholder={t.consultation.seek}
        value={typed}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {search.failure && <Notice tone="bad">{search.failure}</Notice>}
      {open === null ? (
        <>
          <p class="hint" role="status">
            {searching
              ? search.settled && t.knowledge.found(hits.length)
              : t.consultation.suggested(hits.length)}
          </p>
          <div id="answer-hits" role="listbox" aria-label={t.knowledge.hits} class="hits">
            {hits.map((hit, row) => (
              <Hit
                key={hit.entry}
                hit={hit}
                id={`answer-${row}`}
                selected={row === at}
                used={used.some(({ entry }) => entry === hit.entry)}
                onOpen={() => setOpen(hit.entry)}
              />
            ))}
          </div>
          {searching && search.settled && <NotFound key={typed} query={typed.trim()} category={root} />}
        </>
      ) : (
        <Opened
          key={open}
          entry={open}
          onAdopt={adopt}
          onRead={(title, text) => setReading({ title, text })}
          onBack={back}
        />
      )}
      {open === null && !searching && <Phrases open={question === ""} />}
      {reading && <ReadAloud {...reading} onClose={() => setReading(null)} />}
    </aside>
  );
}

interface HitProps {
  hit: KnowledgeHit;
  id: string;
  selected: boolean;
  used: boolean;
  onOpen: () => void;
}

function Hit({ hit, id, selected, used, onOpen }: HitProps) {
  const t = words.value.knowledge;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
    <div id={id} role="option" tabIndex={-1} aria-selected={selected} class="hit" onClick={onOpen}>
      <b>
        <Marked parts={hit.title} />
      </b>
      {(hit.expired || hit.early || used) && (
        <span class="hint">
          {used && words.value.consultation.taken}
          {hit.expired && <strong class="problem"> {t.expired}</strong>}
          {hit.early && <strong class="problem"> {t.early}</strong>}
        </span>
      )}
      <span class="hit-excerpt">
        <Marked parts={hit.excerpt} />
      </span>
    </div>
  );
}
