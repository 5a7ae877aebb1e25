/** Entries from a file: checked first, with every error by its place, then taken in for review. */
import { useState } from "preact/hooks";
import { postFile } from "../../api/client";
import type { KnowledgeCheck } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

const SHOWN = 20;

export function Import({ onImported }: { onImported: () => void }) {
  const t = words.value.knowledge;
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState<KnowledgeCheck | null>(null);
  const [taken, setTaken] = useState<number | null>(null);
  const { busy, failure, run } = useIntent();
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setChecked(null);
    setTaken(null);
    if (chosen) void run(async () => setChecked(await postFile("/api/knowledge/import/check", {}, chosen)));
  };
  const take = () =>
    run(async () => {
      if (file === null) return;
      setTaken((await postFile("/api/knowledge/import", {}, file)).entries);
      setChecked(null);
      onImported();
    });
  return (
    <section class="card stack" aria-labelledby="import-heading">
      <h2 id="import-heading">{t.importing}</h2>
      <p class="hint">{t.importHint}</p>
      <label class="row">
        {t.importFile}
        <input
          type="file"
          accept=".xlsx,.docx,.md"
          onChange={({ currentTarget }) => choose(currentTarget.files?.item(0) ?? null)}
        />
      </label>
      {busy && <p role="status">{words.value.loading}</p>}
      {failure && <Notice tone="bad">{failure}</Notice>}
      {taken !== null && <p role="status">{t.imported(taken)}</p>}
      {checked && checked.problems.length > 0 && (
        <>
          <Notice tone="bad">{t.problems(checked.problems.length)}</Notice>
          <ul>
            {checked.problems.slice(0, SHOWN).map(({ place, message }) => (
              <li key={`${place} ${message}`}>
                {place} {message}
              </li>
            ))}
          </ul>
        </>
      )}
      {checked?.problems.length === 0 && (
        <div class="row">
          <span>{t.importable(checked.entries)}</span>
          <Button kind="primary" busy={busy} onPress={() => void take()}>
            {t.takeIn}
          </Button>
        </div>
      )}
    </section>
  );
}
