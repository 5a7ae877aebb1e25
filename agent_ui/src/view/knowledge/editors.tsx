/** The editors' side: entries by state, what was not found, and files. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { Choice, KnowledgeState, KnowledgeVersion } from "../../api/shapes";
import { moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { Editor } from "./editor";
import { Import } from "./import";
import { Imports } from "./imports";
import { Unanswered } from "./unanswered";

const STATES: readonly KnowledgeState[] = ["in_review", "draft", "published", "withdrawn"];

export function Editors({ login, categories }: { login: string; categories: readonly Choice[] }) {
  const t = words.value.knowledge;
  const [state, setState] = useState<KnowledgeState>("in_review");
  const [open, setOpen] = useState<KnowledgeVersion | "new" | null>(null);
  const ask = () => get("/api/knowledge", { query: { state } });
  const { answer, failure, again } = useAnswer(ask, state);

  if (open !== null)
    return (
      <Editor
        login={login}
        start={open === "new" ? null : open}
        categories={categories}
        onRestored={again}
        onClose={() => {
          setOpen(null);
          again();
        }}
      />
    );
  return (
    <div class="stack">
      <section class="card stack" aria-labelledby="entries-heading">
        <div class="row between">
          <h2 id="entries-heading">{t.entries}</h2>
          <div class="row">
            {STATES.map((one) => (
              <Button key={one} kind={one === state ? "primary" : "plain"} onPress={() => setState(one)}>
                {t.states[one]}
              </Button>
            ))}
            <Button onPress={() => setOpen("new")}>{t.write}</Button>
          </div>
        </div>
        {failure && <Notice tone="bad">{failure}</Notice>}
        {answer === null && !failure && <p role="status">{words.value.loading}</p>}
        {answer && state === "in_review" && <Imports waiting={answer} login={login} onPublished={again} />}
        {answer?.length === 0 && <p>{t.noneInState}</p>}
        {answer && answer.length > 0 && (
          <table>
            <thead>
              <tr>
                <ColumnHeads names={[t.title, t.category, t.version, t.author, t.at]} />
              </tr>
            </thead>
            <tbody>
              {answer.map((one) => (
                <tr key={one.entry}>
                  <th scope="row">
                    <Button kind="quiet" onPress={() => setOpen(one)}>
                      {one.title}
                    </Button>
                    {one.expired && <strong class="problem">{t.expired}</strong>}
                  </th>
                  <td>{nameOf(one.category, categories)}</td>
                  <td>{one.version}</td>
                  <td>{one.author}</td>
                  <td>{moment(one.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Unanswered categories={categories} />
      <Import onImported={again} />
    </div>
  );
}
