/** Choosing starts at what is asked most and at what was searched for in vain; the question is then worded. */
import { useEffect, useState } from "preact/hooks";
import { ApiError, get, post, put } from "../../api/client";
import type { AskedAlikeRow, Choice, DigestDetail, MaskedRecordRow } from "../../api/shapes";
import { today } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { CategorySelect } from "../knowledge/category-select";
import { Records } from "./records";
import type { Wanted } from "./wanted";

interface Props {
  start: DigestDetail | null;
  /** What the office comes for. */
  wanted: Wanted | null;
  categories: readonly Choice[];
  outcomes: readonly Choice[];
  onDone: (made: DigestDetail) => void;
  onClose: () => void;
}

export function Choose({ start, wanted, categories, outcomes, onDone, onClose }: Props) {
  const t = words.value.digest;
  const [month, setMonth] = useState(wanted?.month ?? today().slice(0, 7));
  const [of, setOf] = useState(wanted?.category ?? "");
  const [question, setQuestion] = useState(start?.question ?? wanted?.question ?? "");
  const [category, setCategory] = useState(start?.category ?? wanted?.category ?? "");
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(start?.chosen.map(({ id }) => id)));
  const [queries, setQueries] = useState<ReadonlySet<string>>(
    new Set(wanted?.query ? [wanted.question] : start?.queries),
  );
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const { busy, failure, run } = useIntent();
  const asked = useAnswer(
    () => get("/api/digest/asked", { query: { month, category: of } }),
    `${month} ${of}`,
  );
  const missed = useAnswer(() => get("/api/knowledge/unanswered", {}), "");

  const [looksFor, setLooksFor] = useState(wanted?.query ? null : wanted);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    if (looksFor === null || asked.answer === null) return;
    const found = asked.answer.find((group) => isWanted(group, looksFor));
    if (found) setChosen(new Set(found.records.map(({ id }) => id)));
    setMissing(!found);
    setLooksFor(null);
  }, [asked.answer]);

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
        <label>
          <span>{words.value.reports.month}</span>
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
      {missing && <Notice tone="warn">{t.notOffered}</Notice>}
      {asked.answer?.map((group) => (
        <details
          key={`${group.category} ${group.entry} ${group.question}`}
          open={wanted !== null && isWanted(group, wanted)}
        >
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

/** Of what an entry answered, the report tells the entry's own question. */
function isWanted(group: AskedAlikeRow, { category, entry, question }: Wanted): boolean {
  return group.category === category && group.entry === entry && (entry > 0 || group.question === question);
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
