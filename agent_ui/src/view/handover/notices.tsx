import { get, post } from "../../api/client";
import type { NoticeRow } from "../../api/shapes";
import { dayAndTime } from "../../state/format";
import { words } from "../../state/language";
import { countUnread } from "../../state/notices";
import { offerUndo } from "../../state/undo";
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
  const said = () => {
    glance(countUnread);
    again();
  };
  const read = async ({ id, text }: NoticeRow) => {
    const path = { id };
    if (!(await reading.run(() => post("/api/notices/{id}/read", { path })))) return;
    said();
    offerUndo(
      () => words.value.undo.deeds.read(text),
      async () => {
        await post("/api/notices/{id}/unread", { path });
        said();
      },
    );
  };
  const problem = failure ?? reading.failure;
  return (
    <section class="card calls stack" aria-labelledby="notices-heading">
      <h2 id="notices-heading">{t.heading}</h2>
      {posts && <PostNotice onPosted={again} />}
      {problem && <Notice tone="bad">{problem}</Notice>}
      {answer?.length === 0 && <p>{t.none}</p>}
      <ul class="stack">
        {answer?.map((one) => (
          <li key={one.id} class="row between notice-row">
            <div>
              <p class="note">{one.text}</p>
              <p class="hint">
                {one.by} · {t.good(dayAndTime(one.from_at), dayAndTime(one.until))}
                {posts && ` · ${t.readers(one.readers.length)} ${one.readers.join(" ")}`}
              </p>
            </div>
            {one.read_at === null ? (
              <Button busy={reading.busy} onPress={() => void read(one)}>
                {t.confirm}
              </Button>
            ) : (
              <span class="hint">{t.readAt(dayAndTime(one.read_at))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
