/** Choosing starts at what is asked most and at what was searched for in vain; the question is then worded. */
import { useState } from "preact/hooks";
import { ApiError, get, post, put } from "../../api/client";
import type { AskedAlikeRow, Choice, DigestDetail, MaskedRecordRow } from "../../api/shapes";
import { isoDay } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { CategorySelect } from "../knowledge/category-select";
import { Records } from "./records";

interface Props {
  start: DigestDetail | null;
  categories: readonly Choice[];
  outcomes: readonly Choice[];
  onDone: (made: DigestDetail) => void;
  onClose: () => void;
}

export function Choose({ start, categories, outcomes, onDone, onClose }: Props) {
  const t = words.value.digest;
  const [month, setMonth] = useState(isoDay(Date.now()).slice(0, 7));
  const [of, setOf] = useState("");
  const [question, setQuestion] = useState(start?.question ?? "");
  const [category, setCategory] = useState(start?.category ?? "");
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(start?.chosen.map(({ id }) => id)));
  const [queries, setQueries] = useState<ReadonlySet<string>>(new Set(start?.queries));
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const { busy, failure, run } = useIntent();
  const asked = useAnswer(
    () => get("/api/digest/asked", { query: { month, category: of } }),
    `${month} ${of}`,
  );
  const missed = useAnswer(() => get("/api/knowledge/unanswered", {}), "");

  /** The first thing chosen gives the wording to begin with. */
  const begin = (text: string, code: string) => {
    if (question === "") setQuestion(text);
    if (category === "") setCategory(code);
  };
  const toggle = (record: MaskedRecordRow) => {
    begin(record.question, record.category);
    setChosen(toggled(chosen, record.id));
  };
  const toggleQuery = (query: string, code: string) => {
    begin(query, code);
    setQueries(toggled(queries, query));
  };
  const save = () =>
    run(async () => {
      const body = {
        version: start?.version ?? 0,
        category,
        question,
        records: [...chosen],
        queries: [...queries],
      };
      const sent = start
        ? put("/api/digest/{id}", { path: { id: start.id }, body })
        : post("/api/digest", { body });
      await sent.then(onDone, (error: unknown) => {
        if (error instanceof ApiError) setFields(error.fields);
        throw error;
      });
    });
  const problem = failure ?? asked.failure ?? missed.failure;

  return (
    <section class="card stack" aria-labelledby="choose-heading">
      <div class="row between">
        <h2 id="choose-heading">{t.choosing}</h2>
        <Button onPress={onClose}>{t.back}</Button>
      </div>
      {problem && <Notice tone="bad">{problem}</Notice>}
      <form
        class="stack choice-made"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="query">
          <label>
            <span>{t.question}</span>
            <input
              value={question}
              maxLength={200}
              aria-invalid={fields.question !== undefined}
              onInput={({ currentTarget }) => setQuestion(currentTarget.value)}
            />
          </label>
          <CategorySelect
            categories={categories}
            value={category}
            unset={t.category}
            onChange={setCategory}
          />
        </div>
        {Object.entries(fields).map(([name, message]) => (
          <p key={name} class="problem">
            {message}
          </p>
        ))}
        <div class="row">
          <Button kind="primary" type="submit" busy={busy}>
            {t.save(chosen.size + queries.size)}
          </Button>
          <span class="hint">{t.masked}</span>
        </div>
      </form>
      <div class="row">
        <label class="row">
          {words.value.reports.month}
          <input
            type="month"
            required
            value={month}
            onChange={({ currentTarget: { value } }) => value && setMonth(value)}
          />
        </label>
        <CategorySelect categories={categories} value={of} all onChange={setOf} />
      </div>
      {asked.answer === null && !asked.failure && <p role="status">{words.value.loading}</p>}
      {asked.answer?.length === 0 && <p>{t.nothingAsked}</p>}
      {asked.answer?.map((group) => (
        <details key={`${group.category} ${group.entry} ${group.question}`}>
          <summary>{summaryOf(group, categories, chosen)}</summary>
          <Records
            name={group.question}
            records={group.records}
            outcomes={outcomes}
            choice={{ chosen, toggle }}
          />
        </details>
      ))}
      {missed.answer && missed.answer.length > 0 && (
        <fieldset class="stack">
          <legend>{words.value.figures.inVain}</legend>
          {missed.answer.map(({ query, category: code, times }) => (
            <label key={`${code} ${query}`} class="tick">
              <input type="checkbox" checked={queries.has(query)} onChange={() => toggleQuery(query, code)} />
              {query} <span class="hint">{t.times(times)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}

function summaryOf(group: AskedAlikeRow, categories: readonly Choice[], chosen: ReadonlySet<number>) {
  const t = words.value.digest;
  const here = group.records.filter(({ id }) => chosen.has(id)).length;
  return (
    <>
      <b>{group.question}</b>{" "}
      <span class="hint">
        {nameOf(group.category, categories)} · {t.times(group.times)} · {group.entry ? t.hasEntry : t.noEntry}
        {here > 0 && ` · ${t.chosen(here)}`}
      </span>
    </>
  );
}

function toggled<Value>(held: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(held);
  if (!next.delete(value)) next.add(value);
  return next;
}
