import { get, post } from "../../api/client";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { countUnread } from "../../state/notices";
import { glance } from "../../state/watching";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { PostNotice } from "./post-notice";

/** What everybody is to know now; each confirms reading it. */
export function Notices({ posts }: { posts: boolean }) {
  const t = words.value.notices;
  const { answer, failure, again } = useAnswer(() => get("/api/notices", {}), "");
  const reading = useIntent();
  const read = async (id: number) => {
    if (await reading.run(() => post("/api/notices/{id}/read", { path: { id } }))) {
      glance(countUnread);
      again();
    }
  };
  const problem = failure ?? reading.failure;
  return (
    <section class="card calls stack" aria-labelledby="notices-heading">
      <h2 id="notices-heading">{t.heading}</h2>
      {posts && <PostNotice onPosted={again} />}
      {problem && <Notice tone="bad">{problem}</Notice>}
      {answer?.length === 0 && <p>{t.none}</p>}
      <ul class="stack">
        {answer?.map(({ id, text, by, from_at, until, read_at, readers }) => (
          <li key={id} class="row between notice-row">
            <div>
              <p class="note">{text}</p>
              <p class="hint">
                {by} · {t.good(moment(from_at), moment(until))}
                {posts && ` · ${t.readers(readers.length)} ${readers.join(" ")}`}
              </p>
            </div>
            {read_at === null ? (
              <Button busy={reading.busy} onPress={() => void read(id)}>
                {t.confirm}
              </Button>
            ) : (
              <span class="hint">{t.readAt(moment(read_at))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
