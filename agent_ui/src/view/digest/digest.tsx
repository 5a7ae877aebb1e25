/** The digest of questions and answers: all of it for the hotline office, for others what they are asked. */
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import type { Choice, DigestDetail, DigestRow } from "../../api/shapes";
import { moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { hearOf } from "../../state/news";
import { detail, go } from "../../state/route";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { Choose } from "./choose";
import { Item } from "./item";
import { wantedOf } from "./wanted";

interface Props {
  office: boolean;
  categories: readonly Choice[];
  outcomes: readonly Choice[];
}

/** What is shown the address says: of #/knowledge/digest/12, question 12. */
export function Digest({ office, categories, outcomes }: Props) {
  const [, what, ...wanted] = detail.value;
  const [changing, setChanging] = useState<DigestDetail | null>(null);
  const open = (id: number) => go("knowledge", "digest", id);
  useEffect(() => setChanging(null), [detail.value]);
  if (what === undefined) return <List office={office} categories={categories} onOpen={open} />;
  if (what === "choose" || changing !== null)
    return (
      <Choose
        key={detail.value.join("/")}
        start={changing}
        wanted={wantedOf(wanted)}
        categories={categories}
        outcomes={outcomes}
        onDone={({ id }) => (id === changing?.id ? setChanging(null) : open(id))}
        onClose={() => (changing ? setChanging(null) : go("knowledge", "digest"))}
      />
    );
  return (
    <Item
      key={what}
      id={Number(what)}
      categories={categories}
      outcomes={outcomes}
      onChoose={setChanging}
      onClose={() => go("knowledge", "digest")}
    />
  );
}

interface ListProps {
  office: boolean;
  categories: readonly Choice[];
  onOpen: (id: number) => void;
}

function List({ office, categories, onOpen }: ListProps) {
  const t = words.value.digest;
  const { answer, failure, again } = useAnswer(() => get("/api/digest", {}), "", { keeps: true });
  useEffect(() => hearOf("digest", again), []);
  return (
    <section class="card stack" aria-labelledby="digest-heading">
      <div class="row between">
        <h2 id="digest-heading">{office ? t.heading : t.askedOfMe}</h2>
        {office && (
          <Button kind="primary" onPress={() => go("knowledge", "digest", "choose")}>
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
