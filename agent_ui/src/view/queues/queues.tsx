/** Queues for administrators: what is in force, and editing it. */
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import type { QueueRow, Saved } from "../../api/shapes";
import { words } from "../../state/language";
import { forgetQueueWork, heldQueueWork } from "../../state/queue-work";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { CalendarCard } from "./calendar-card";
import { NEW, QueueEditor } from "./queue-editor";
import { QueueList } from "./queue-list";

export function Queues() {
  const t = words.value.queues;
  const [rows, setRows] = useState<readonly QueueRow[] | null>(null);
  const [chosen, setChosen] = useState(heldQueueWork()?.key ?? null);
  const [unsaved, setUnsaved] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null); // chosen while something is unsaved
  const [imports, setImports] = useState(0);
  const [made, setMade] = useState<{ key: string; saved: Saved } | null>(null);
  const intent = useIntent();
  const reload = () =>
    intent.run(async () => {
      const read = await get("/api/queues", {});
      setRows(read);
      setChosen((now) => now ?? read[0]?.key ?? NEW);
    });
  useEffect(() => {
    void reload();
  }, []);
  const go = (key: string) => {
    setMade(null);
    setChosen(key);
  };
  const choose = (key: string) => {
    if (unsaved && key !== chosen) setWanted(key);
    else go(key);
  };

  return (
    <div class="queues">
      <section class="card list" aria-labelledby="queues-heading">
        <div class="row between">
          <h1 id="queues-heading">{t.heading}</h1>
          <Button icon="refresh" busy={intent.busy} onPress={reload}>
            {words.value.calls.refresh}
          </Button>
        </div>
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        {rows === null && !intent.failure && <p role="status">{words.value.loading}</p>}
        {rows && <QueueList rows={rows} chosen={chosen} onChoose={choose} />}
        <Button onPress={() => choose(NEW)}>{t.create}</Button>
        <CalendarCard
          onImported={() => {
            setImports(imports + 1);
            void reload();
          }}
        />
      </section>
      {chosen !== null && (
        <QueueEditor
          key={chosen}
          queueKey={chosen}
          imports={imports}
          onUnsaved={setUnsaved}
          made={made?.key === chosen ? made.saved : null}
          onSaved={(key, saved) => {
            setUnsaved(false);
            setMade(chosen === NEW ? { key, saved } : null);
            setChosen(key);
            void reload();
          }}
        />
      )}
      {wanted !== null && (
        <Dialog heading={t.leaveHeading} onClose={() => setWanted(null)}>
          <div class="row end">
            <Button kind="primary" onPress={() => setWanted(null)}>
              {t.stay}
            </Button>
            <Button
              onPress={() => {
                forgetQueueWork();
                setUnsaved(false);
                go(wanted);
                setWanted(null);
              }}
            >
              {t.leave}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
