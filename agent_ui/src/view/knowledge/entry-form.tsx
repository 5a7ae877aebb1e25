import type { ComponentChildren } from "preact";
import type { Choice, KnowledgeVersion } from "../../api/shapes";
import { words } from "../../state/language";
import { Field } from "../../ui/field";
import { CategorySelect } from "./category-select";

/** What an editor writes. */
export interface EntryText {
  category: string;
  title: string;
  answer: string;
  keywords: string[];
  source: string;
  effective: string | null;
  expires: string | null;
  note: string;
}

export function textOf(version: KnowledgeVersion | null): EntryText {
  return {
    category: version?.category ?? "OTH",
    title: version?.title ?? "",
    answer: version?.answer ?? "",
    keywords: version?.keywords ?? [],
    source: version?.source ?? "",
    effective: version?.effective ?? null,
    expires: version?.expires ?? null,
    note: "",
  };
}

interface Props {
  text: EntryText;
  problems: Readonly<Record<string, string>>;
  categories: readonly Choice[];
  onChange: (text: EntryText) => void;
  onSubmit: () => void;
  children: ComponentChildren;
}

export function EntryForm({ text, problems, categories, onChange, onSubmit, children }: Props) {
  const t = words.value.knowledge;
  const line = (name: "title" | "source" | "note") => (
    <Field label={t[name]} problem={problems[name]}>
      {(box) => (
        <input
          {...box}
          value={text[name]}
          onInput={({ currentTarget }) => onChange({ ...text, [name]: currentTarget.value })}
        />
      )}
    </Field>
  );
  const day = (name: "effective" | "expires") => (
    <Field label={t[name]} problem={problems[name]}>
      {(box) => (
        <input
          {...box}
          type="date"
          value={text[name] ?? ""}
          onChange={({ currentTarget }) => onChange({ ...text, [name]: currentTarget.value || null })}
        />
      )}
    </Field>
  );
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {line("title")}
      <Field label={t.answer} problem={problems.answer}>
        {(box) => (
          <textarea
            {...box}
            rows={8}
            value={text.answer}
            onInput={({ currentTarget }) => onChange({ ...text, answer: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={`${t.keywords} ${t.keywordsHint}`} problem={problems.keywords}>
        {(box) => (
          <input
            {...box}
            value={text.keywords.join("、")}
            onChange={({ currentTarget }) => onChange({ ...text, keywords: wordsIn(currentTarget.value) })}
          />
        )}
      </Field>
      <div class="entry-facts">
        <CategorySelect
          categories={categories}
          value={text.category}
          onChange={(category) => onChange({ ...text, category })}
        />
        {day("effective")}
        {day("expires")}
        {line("source")}
      </div>
      {line("note")}
      <div class="row">{children}</div>
    </form>
  );
}

function wordsIn(text: string): string[] {
  return text
    .split(/[、，,；;]/)
    .map((one) => one.trim())
    .filter(Boolean);
}
