/** One queue: its form, the two weeks that come of it, and what was made of it before. */
import { useEffect, useState } from "preact/hooks";
import { ApiError, get, post, put } from "../../api/client";
import type { PreviewDay, QueueDetail, QueueSection, Saved } from "../../api/shapes";
import { words } from "../../state/language";
import { changedFields, type Draft, draftOf, type FieldName, HOURS, queueOf } from "../../state/queue-fields";
import { forgetQueueWork, heldQueueWork, holdQueueWork } from "../../state/queue-work";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { QueueForm } from "./queue-form";
import { QueueHistory } from "./queue-history";
import { QueuePreview } from "./queue-preview";
import { StaleNotice } from "./stale-notice";

/** The key of a queue that is not there yet. */
export const NEW = "";

interface Props {
  queueKey: string;
  /** How often a calendar was imported: each may change the days to come. */
  imports: number;
  onUnsaved: (unsaved: boolean) => void;
  /** How the queue was made, just now, on the page of a new one. */
  made: Saved | null;
  onSaved: (key: string, saved: Saved) => void;
}

/** What the gateway has, and what the person makes of it. */
interface Work {
  base: QueueDetail;
  draft: Draft;
}

export type Problems = Partial<Record<FieldName, string>>;

export function QueueEditor({ queueKey, imports, made, onUnsaved, onSaved }: Props) {
  const t = words.value.queues;
  const [work, setWork] = useState<Work | null>(() => goneOnWith(queueKey));
  const [theirs, setTheirs] = useState<QueueDetail | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [preview, setPreview] = useState<readonly PreviewDay[]>(work?.base.preview ?? []);
  const [done, setDone] = useState<Saved | null>(made);
  const intent = useIntent();
  const looking = useIntent(); // apart, so that nobody waits for it to save

  const begin = (base: QueueDetail) => {
    setWork({ base, draft: draftOf(base.queue) });
    setPreview(base.preview);
    setProblems({});
    setTheirs(null);
  };
  useEffect(() => {
    if (work !== null) void look();
    else void intent.run(async () => begin(queueKey === NEW ? await aNewQueue() : await read(queueKey)));
  }, []);
  const changed = work === null ? [] : changedFields(draftOf(work.base.queue), work.draft);
  useEffect(() => onUnsaved(changed.length > 0), [changed.length > 0]);
  useEffect(() => {
    if (work !== null && changed.length > 0) holdQueueWork({ key: queueKey, ...work });
    else forgetQueueWork();
  }, [work]);
  const look = () =>
    work &&
    looking.run(async () => {
      const { days } = await problemsOf(() =>
        post("/api/queues/preview", { body: { queue: queueOf(work.draft) } }),
      );
      setPreview(days);
    });
  useEffect(() => {
    if (imports > 0) void look();
  }, [imports]);
  if (work === null) return <p role="status">{intent.failure ?? words.value.loading}</p>;
  const { base, draft } = work;

  /** Whatever is wrong with fields is shown at these. */
  async function problemsOf<T>(act: () => Promise<T>): Promise<T> {
    try {
      const answer = await act();
      setProblems({});
      return answer;
    } catch (error) {
      if (error instanceof ApiError) setProblems(error.fields);
      throw error;
    }
  }
  const save = (reason: string) =>
    intent.run(async () => {
      setDone(null);
      const key = queueKey === NEW ? draft.key : queueKey;
      const body = { version: base.version, reason, queue: queueOf(draft) };
      try {
        const saved = await problemsOf(() => put("/api/queues/{key}", { path: { key }, body }));
        forgetQueueWork();
        if (queueKey !== NEW) begin(await read(key));
        setDone(saved);
        onSaved(key, saved);
      } catch (error) {
        const stale = error instanceof ApiError && error.code === "stale_edit" && queueKey !== NEW;
        if (!stale) throw error;
        setTheirs(await read(queueKey));
      }
    });

  return (
    <>
      <section class="card editor" aria-labelledby="queue-heading">
        <h2 id="queue-heading">{queueKey === NEW ? t.newHeading : `${base.queue.name} (${queueKey})`}</h2>
        {queueKey === NEW && <p class="hint">{t.newHint}</p>}
        {base.differs.length > 0 && <p class="hint">{t.differs(base.differs.length)}</p>}
        <QueueForm
          draft={draft}
          isNew={queueKey === NEW}
          changed={changed}
          problems={problems}
          busy={intent.busy}
          stale={theirs !== null}
          onInput={(name, value) => setWork({ base, draft: { ...draft, [name]: value } })}
          onLeave={(name) => HOURS.includes(name) && changed.includes(name) && void look()}
          onSave={save}
        >
          {(intent.failure ?? looking.failure) && (
            <Notice tone="bad">{intent.failure ?? looking.failure}</Notice>
          )}
          {done && (
            <Notice tone="info">{done.announced ? t.saved(done.version) : t.savedLater(done.version)}</Notice>
          )}
          {theirs && (
            <StaleNotice
              theirs={theirs}
              since={base.version}
              onTake={() => begin(theirs)}
              onKeep={() => {
                setWork({ base: theirs, draft });
                setTheirs(null);
              }}
            />
          )}
        </QueueForm>
      </section>
      <div class="beside">
        <QueuePreview days={preview} />
        <QueueHistory rows={base.history} />
      </div>
    </>
  );
}

/** What was begun before another page was opened. */
function goneOnWith(key: string): Work | null {
  const held = heldQueueWork();
  return held?.key === key ? held : null;
}

async function read(key: string): Promise<QueueDetail> {
  return (await get("/api/queues/{key}", { path: { key } })) as unknown as QueueDetail;
}

/** The form of a queue that nobody has written yet, with the gateway's defaults. */
async function aNewQueue(): Promise<QueueDetail> {
  const least = { key: "new", name: "-" } as QueueSection;
  const { queue, days } = await post("/api/queues/preview", { body: { queue: least } });
  const blank = { ...(queue as unknown as QueueSection), key: "", name: "" };
  return { queue: blank, version: 0, differs: [], history: [], preview: days };
}
