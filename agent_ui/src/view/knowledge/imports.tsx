/** Imports that wait for review: all of one is published together, by somebody who had no hand in it. */
import { useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { KnowledgeVersion } from "../../api/shapes";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

const PAGE = 100;

interface Props {
  waiting: readonly KnowledgeVersion[];
  login: string;
  onPublished: () => void;
}

export function Imports({ waiting, login, onPublished }: Props) {
  const t = words.value.knowledge;
  const [asked, setAsked] = useState<KnowledgeVersion | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const { busy, failure, run } = useIntent();
  const publish = (first: KnowledgeVersion) =>
    run(async () => {
      setAsked(null);
      setDone(0);
      await publishAll(first, () => setDone((count) => (count ?? 0) + 1)).finally(onPublished);
    });
  return (
    <>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {done !== null && <p role="status">{busy ? t.publishing(done) : t.publishedAll(done)}</p>}
      {importsIn(waiting).map(({ first, count }) => (
        <div key={importOf(first)} class="row">
          <span>{t.importedBy(first.author, moment(first.at), count)}</span>
          <Button
            busy={busy}
            expands
            hindrance={first.authors.includes(login) ? t.notOwnImport : null}
            onPress={() => setAsked(first)}
          >
            {t.publishImport}
          </Button>
        </div>
      ))}
      {asked && (
        <Dialog heading={t.publishImport} onClose={() => setAsked(null)}>
          <p>{t.publishUnread}</p>
          <div class="row end">
            <Button onPress={() => setAsked(null)}>{words.value.cancel}</Button>
            <Button kind="primary" onPress={() => void publish(asked)}>
              {t.publishImport}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** What a file brought is of one person and one instant. */
function importOf({ at, authors }: KnowledgeVersion): string {
  return `${at} ${authors.join(" ")}`;
}

function importsIn(waiting: readonly KnowledgeVersion[]) {
  const counts = new Map<string, { first: KnowledgeVersion; count: number }>();
  for (const one of waiting) {
    const known = counts.get(importOf(one));
    if (known) known.count += 1;
    else counts.set(importOf(one), { first: one, count: 1 });
  }
  return [...counts.values()].filter(({ count }) => count > 1);
}

/** One after the other, as each is by hand, whatever page of the list it is on. */
async function publishAll(first: KnowledgeVersion, onEach: () => void): Promise<void> {
  for (let offset = 0; ; ) {
    const page = await get("/api/knowledge", { query: { state: "in_review", offset } });
    const those = page.filter((one) => importOf(one) === importOf(first));
    for (const { entry, version } of those) {
      const path = { entry, move: "publish" };
      await post("/api/knowledge/{entry}/{move}", { path, body: { version, note: "" } });
      onEach();
    }
    if (those.length > 0) continue; // what is published leaves the list, and others move up
    if (page.length < PAGE) return;
    offset += PAGE;
  }
}
