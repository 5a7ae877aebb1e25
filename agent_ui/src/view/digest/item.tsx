/** One question: its records, where it stands, and what the reader may do with it. */
import { useEffect } from "preact/hooks";
import { ApiError, get, post } from "../../api/client";
import type { Choice, DigestAct, DigestDetail } from "../../api/shapes";
import { moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { hearOf } from "../../state/news";
import { offerUndo } from "../../state/undo";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { AnswerForm, AskForm } from "./act-forms";
import { stateOf } from "./digest";
import { Records } from "./records";

interface Props {
  id: number;
  categories: readonly Choice[];
  outcomes: readonly Choice[];
  onChoose: (item: DigestDetail) => void;
  onClose: () => void;
}

/** What is said with an act. */
export interface Words {
  text?: string;
  source?: string;
  expert?: string;
}

export function Item({ id, categories, outcomes, onChoose, onClose }: Props) {
  const t = words.value.digest;
  const found = useAnswer(() => get("/api/digest/{id}", { path: { id } }), String(id), { keeps: true });
  const intent = useIntent();
  const item = found.answer;
  useEffect(
    () =>
      hearOf("digest", (ids) => {
        if (ids === null || ids.includes(id)) found.again();
      }),
    [],
  );
  const act = (name: DigestAct, said: Words = {}) =>
    intent.run(async () => {
      const sent = take(id, name, item?.version ?? 0, said);
      // What is typed stays typed: whoever was slower sees what it is now, and decides again.
      await sent.catch((error: unknown) => {
        if (error instanceof ApiError && error.code === "stale_edit") found.again();
        throw error;
      });
      found.again();
    });
  /** Whatever is reversed by one act of its own. */
  const reversibly = async (name: "drop" | "ask", reverse: DigestAct, said: Words = {}) => {
    if (item === null || !(await act(name, said))) return false;
    const told = name === "drop" ? ("dropped" as const) : ("asked" as const);
    offerUndo(
      () => words.value.undo.deeds[told](item.question),
      async () => {
        await take(item.id, reverse, item.version + 1);
        found.again();
      },
    );
    return true;
  };
  const failure = found.failure ?? intent.failure;
  const may = (name: DigestAct) => item?.acts.includes(name) ?? false;

  return (
    <section class="card stack" aria-labelledby="item-heading">
      <div class="row between">
        <h2 id="item-heading">{item?.question ?? t.heading}</h2>
        <Button onPress={onClose}>{t.back}</Button>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {item === null && !failure && <p role="status">{words.value.loading}</p>}
      {item && (
        <>
          <dl class="facts">
            <Fact name={t.category} value={nameOf(item.category, categories)} />
            <Fact name={t.state} value={stateOf(item)} />
            <Fact name={t.expert} value={item.expert} />
            <Fact name={t.searched} value={item.queries.join(words.value.knowledge.comma)} />
          </dl>
          {item.chosen.length > 0 && <Records name={t.records} records={item.chosen} outcomes={outcomes} />}
          {item.answer && (
            <div>
              <h3>{t.answer}</h3>
              <p class="entry-text">{item.answer}</p>
              {item.source && <p class="hint">{t.sourceIs(item.source)}</p>}
            </div>
          )}
          {may("answer") && (
            <AnswerForm
              key={item.answer}
              start={item}
              busy={intent.busy}
              onAnswer={(said) => act("answer", said)}
            />
          )}
          {may("ask") && (
            <AskForm
              busy={intent.busy}
              // Recalling what was asked anew leads back to choosing, not to the answer that is there.
              onAsk={(said) => (item.answer ? act("ask", said) : reversibly("ask", "recall", said))}
            />
          )}
          <div class="row">
            {may("draft") && (
              <Button kind="primary" busy={intent.busy} onPress={() => void act("draft")}>
                {t.acts.draft}
              </Button>
            )}
            {may("gather") && <Button onPress={() => onChoose(item)}>{t.acts.gather}</Button>}
            {may("recall") && (
              <Button busy={intent.busy} onPress={() => void act("recall")}>
                {t.acts.recall}
              </Button>
            )}
            {may("drop") && (
              <Button busy={intent.busy} onPress={() => void reversibly("drop", "restore")}>
                {t.acts.drop}
              </Button>
            )}
            {may("restore") && (
              <Button busy={intent.busy} onPress={() => void act("restore")}>
                {t.acts.restore}
              </Button>
            )}
          </div>
          <ol class="story hint" aria-label={t.story}>
            {item.steps.map((step) => (
              <li key={step.at + step.act}>
                {moment(step.at)} {step.by} {t.done[step.act]} {step.expert}
                {step.act !== "answer" && step.text && `：${step.text}`}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function take(id: number, act: DigestAct, version: number, said: Words = {}): Promise<DigestDetail> {
  const body = { version, text: "", source: "", expert: "", ...said };
  return post("/api/digest/{id}/acts/{act}", { path: { id, act }, body });
}

function Fact({ name, value }: { name: string; value: string }) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
