/** What agents asked and did not find, for the editors. */
import { get, post } from "../../api/client";
import type { Choice } from "../../api/shapes";
import { moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";

export function Unanswered({ categories }: { categories: readonly Choice[] }) {
  const t = words.value.knowledge;
  const { answer, failure, again } = useAnswer(() => get("/api/knowledge/unanswered", {}), "");
  const intent = useIntent();
  const settle = (query: string, category: string) =>
    intent.run(async () => {
      await post("/api/knowledge/unanswered/done", { body: { query, category } });
      again();
    });
  const problem = failure ?? intent.failure;
  return (
    <section class="card stack" aria-labelledby="unanswered-heading">
      <h2 id="unanswered-heading">{t.unanswered}</h2>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {answer?.length === 0 && <p>{t.noneUnanswered}</p>}
      {answer && answer.length > 0 && (
        <table>
          <thead>
            <tr>
              <ColumnHeads names={[t.query, t.category, t.times, t.at, t.settling]} />
            </tr>
          </thead>
          <tbody>
            {answer.map(({ query, category, times, last_at }) => (
              <tr key={`${category} ${query}`}>
                <th scope="row">{query}</th>
                <td>{category ? nameOf(category, categories) : t.allCategories}</td>
                <td>{times}</td>
                <td>{moment(last_at)}</td>
                <td>
                  <Button busy={intent.busy} onPress={() => void settle(query, category)}>
                    {t.settle}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
