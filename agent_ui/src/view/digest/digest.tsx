/** The digest of questions and answers: all of it for the hotline office, for others what they are asked. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { Choice, DigestDetail, DigestRow } from "../../api/shapes";
import { moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { Choose } from "./choose";
import { Item } from "./item";

interface Props {
  office: boolean;
  categories: readonly Choice[];
  outcomes: readonly Choice[];
}

type Shown = { kind: "list" } | { kind: "item"; id: number } | { kind: "choose"; start: DigestDetail | null };

export function Digest({ office, categories, outcomes }: Props) {
  const [shown, setShown] = useState<Shown>({ kind: "list" });
  const open = (id: number) => setShown({ kind: "item", id });
  switch (shown.kind) {
    case "list":
      return (
        <List
          office={office}
          categories={categories}
          onOpen={open}
          onChoose={() => setShown({ kind: "choose", start: null })}
        />
      );
    case "item":
      return (
        <Item
          id={shown.id}
          categories={categories}
          outcomes={outcomes}
          onChoose={(start) => setShown({ kind: "choose", start })}
          onClose={() => setShown({ kind: "list" })}
        />
      );
    case "choose":
      return (
        <Choose
          start={shown.start}
          categories={categories}
          outcomes={outcomes}
          onDone={({ id }) => open(id)}
          onClose={() => (shown.start ? open(shown.start.id) : setShown({ kind: "list" }))}
        />
      );
  }
}

interface ListProps {
  office: boolean;
  categories: readonly Choice[];
  onOpen: (id: number) => void;
  onChoose: () => void;
}

function List({ office, categories, onOpen, onChoose }: ListProps) {
  const t = words.value.digest;
  const { answer, failure } = useAnswer(() => get("/api/digest", {}), "");
  return (
    <section class="card stack" aria-labelledby="digest-heading">
      <div class="row between">
        <h2 id="digest-heading">{office ? t.heading : t.askedOfMe}</h2>
        {office && (
          <Button kind="primary" onPress={onChoose}>
            {t.choose}
          </Button>
        )}
      </div>
      <p class="hint">{office ? t.hint : t.expertHint}</p>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer?.length === 0 && <p>{t.none}</p>}
      {answer && answer.length > 0 && (
        <table>
          <thead>
            <tr>
              <ColumnHeads names={[t.question, t.category, t.state, t.expert]} />
              <ColumnHeads figures names={[t.records]} />
              <ColumnHeads names={[t.changed]} />
            </tr>
          </thead>
          <tbody>
            {answer.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Button kind="quiet" onPress={() => onOpen(row.id)}>
                    {row.question}
                  </Button>
                </th>
                <td>{nameOf(row.category, categories)}</td>
                <td>{stateOf(row)}</td>
                <td>{row.expert}</td>
                <td class="figure-column">{row.records}</td>
                <td>{moment(row.changed_at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Once an entry was made of it, where that one stands. */
export function stateOf({ state, entry_state }: DigestRow): string {
  return entry_state
    ? words.value.digest.entryIs(words.value.knowledge.states[entry_state])
    : words.value.digest.states[state];
}
