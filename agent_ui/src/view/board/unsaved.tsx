/** Consultations that nobody has saved yet, the oldest first (A6.5). */
import { useEffect } from "preact/hooks";
import { get } from "../../api/client";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";

const EVERY_MS = 10_000;

export function Unsaved() {
  const t = words.value.unsaved;
  const { answer, failure, again } = useAnswer(() => get("/api/consultations/drafts", {}), "", {
    keeps: true,
  });
  useEffect(() => {
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <section class="card" aria-labelledby="unsaved-heading">
      <h2 id="unsaved-heading">{t.heading}</h2>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer?.length === 0 && <p class="hint">{t.none}</p>}
      {answer && answer.length > 0 && (
        <table>
          <thead>
            <tr>
              <ColumnHeads names={[t.since, t.agent, t.summary]} />
            </tr>
          </thead>
          <tbody>
            {answer.map((one) => (
              <tr key={`${one.call_id} ${one.agent_id}`}>
                <th scope="row">{moment(one.started_at)}</th>
                <td>
                  {one.agent_name} <span class="hint">{one.seat}</span>
                </td>
                <td>{one.summary || <span class="hint">{t.untold}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
