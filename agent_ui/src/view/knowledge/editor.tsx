/** Writing a version and moving it on. Somebody faster is answered with a choice, never overwritten. */
import { useState } from "preact/hooks";
import { ApiError, get, post, put } from "../../api/client";
import type { Choice, KnowledgeMove, KnowledgeState, KnowledgeVersion } from "../../api/shapes";
import { words } from "../../state/language";
import { offerUndo } from "../../state/undo";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { EntryForm, type EntryText, textOf } from "./entry-form";

const MOVES: Record<KnowledgeState, readonly KnowledgeMove[]> = {
  draft: ["submit"],
  in_review: ["publish", "return"],
  published: ["withdraw"],
  withdrawn: ["restore"],
  superseded: [],
};

const UNPUBLISHED: readonly KnowledgeState[] = ["draft", "in_review"];

function make(version: KnowledgeVersion, move: KnowledgeMove, note: string): Promise<KnowledgeVersion> {
  const path = { entry: version.entry, move };
  return post("/api/knowledge/{entry}/{move}", { path, body: { version: version.version, note } });
}

/** Not to its authors: nobody publishes what they had a hand in. */
function offerRestore(
  withdrawn: KnowledgeVersion,
  login: string,
  onRestored: (version: KnowledgeVersion) => void,
): void {
  if (withdrawn.authors.includes(login)) return;
  offerUndo(
    () => words.value.undo.deeds.withdrawnEntry(withdrawn.title),
    async () => onRestored(await make(withdrawn, "restore", words.value.undo.undo)),
  );
}

interface Props {
  /** Who edits. */
  login: string;
  start: KnowledgeVersion | null;
  categories: readonly Choice[];
  /** Maybe when this editor is closed already. */
  onRestored: () => void;
  onClose: () => void;
}

export function Editor({ login, start, categories, onRestored, onClose }: Props) {
  const t = words.value.knowledge;
  const [held, setHeld] = useState(start);
  const [text, setText] = useState<EntryText>(textOf(start));
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [theirs, setTheirs] = useState<KnowledgeVersion | null>(null);
  const [saved, setSaved] = useState(false);
  const { busy, failure, run } = useIntent();
  // The note goes with whatever is done next, also with a move that changes no text.
  const changed = JSON.stringify({ ...text, note: "" }) !== JSON.stringify(textOf(held));

  const hold = (version: KnowledgeVersion) => {
    setHeld(version);
    setText(textOf(version));
    setFields({});
    setTheirs(null);
    setSaved(true);
  };
  const versionsOf = (entry: number) => get("/api/knowledge/{entry}/versions", { path: { entry } });
  const newest = async (entry: number) => (await versionsOf(entry))[0] ?? null;
  // What agents read while a newer version is being written.
  const versions = useAnswer(
    async () => (held && UNPUBLISHED.includes(held.state) ? versionsOf(held.entry) : []),
    `${held?.entry} ${held?.version} ${held?.state}`,
  );
  const shown = versions.answer?.find(({ state }) => state === "published");
  const withdrawShown = (version: KnowledgeVersion) =>
    run(async () => {
      const withdrawn = await make(version, "withdraw", text.note);
      setText({ ...text, note: "" });
      versions.again();
      offerRestore(withdrawn, login, () => {
        versions.again();
        onRestored();
      });
    });
  const refused = async (error: unknown) => {
    if (error instanceof ApiError) setFields(error.fields);
    if (held && error instanceof ApiError && error.code === "stale_edit") setTheirs(await newest(held.entry));
    else throw error;
  };
  const save = (over: KnowledgeVersion | null) =>
    run(async () => {
      setSaved(false);
      const body = { ...text, version: over?.version ?? 0 };
      const sent = over
        ? put("/api/knowledge/{entry}", { path: { entry: over.entry }, body })
        : post("/api/knowledge", { body });
      await sent.then(hold, refused);
    });
  const move = (version: KnowledgeVersion, to: KnowledgeMove) =>
    run(async () => {
      await make(version, to, text.note).then((after) => {
        hold(after);
        const back = (restored: KnowledgeVersion) => {
          hold(restored);
          onRestored();
        };
        if (to === "withdraw") offerRestore(after, login, back);
      }, refused);
    });

  return (
    <section class="card stack" aria-labelledby="editor-heading">
      <div class="row between">
        <h2 id="editor-heading">{held ? t.writtenAs(held.version, t.states[held.state]) : t.writing}</h2>
        <Button onPress={onClose}>{t.back}</Button>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {shown && shown.version !== held?.version && (
        <div class="row">
          <span>{t.stillRead(shown.version)}</span>
          <Button busy={busy} onPress={() => void withdrawShown(shown)}>
            {t.withdrawShown}
          </Button>
        </div>
      )}
      {saved && !changed && <p role="status">{t.saved}</p>}
      {theirs && (
        <div class="stack stale">
          <Notice tone="bad">{t.stale(theirs.author)}</Notice>
          <p class="entry-text">{`${theirs.title}\n${theirs.answer}`}</p>
          <div class="row">
            <Button onPress={() => hold(theirs)}>{t.takeTheirs}</Button>
            <Button onPress={() => save(theirs)}>{t.keepMine}</Button>
          </div>
        </div>
      )}
      <EntryForm
        text={text}
        problems={fields}
        categories={categories}
        onChange={setText}
        onSubmit={() => void save(held)}
      >
        <Button kind="primary" type="submit" busy={busy} hindrance={changed ? null : t.unchanged}>
          {t.save}
        </Button>
        {held &&
          MOVES[held.state].map((one) => (
            <Button
              key={one}
              busy={busy}
              hindrance={changed ? t.saveFirst : null}
              onPress={() => void move(held, one)}
            >
              {t.moves[one]}
            </Button>
          ))}
      </EntryForm>
    </section>
  );
}
