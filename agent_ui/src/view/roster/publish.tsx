/** A roster's way from a file to being published: checked first, with every error by its cell. */
import { useState } from "preact/hooks";
import { postFile } from "../../api/client";
import type { RosterCheck } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { CheckResult } from "./check-result";

export function Publish({ onPublished }: { onPublished: () => void }) {
  const t = words.value.roster;
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState<RosterCheck | null>(null);
  const [reason, setReason] = useState("");
  const [version, setVersion] = useState<number | null>(null);
  const { busy, failure, run } = useIntent();

  const choose = (chosen: File | null) => {
    setFile(chosen);
    setChecked(null);
    setVersion(null);
    if (chosen) void run(async () => setChecked(await postFile("/api/rosters/check", {}, chosen)));
  };
  const publish = () =>
    run(async () => {
      if (file === null) return;
      const answer = await postFile("/api/rosters", { query: { reason: reason.trim() } }, file);
      setVersion(answer.version);
      setChecked(null);
      onPublished();
    });

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <label class="row">
        {t.upload}
        <input
          type="file"
          accept=".xlsx"
          onChange={({ currentTarget }) => choose(currentTarget.files?.item(0) ?? null)}
        />
      </label>
      {busy && <p role="status">{words.value.loading}</p>}
      {failure && <Notice tone="bad">{failure}</Notice>}
      {version !== null && <p role="status">{t.published(version)}</p>}
      {checked && <CheckResult checked={checked} />}
      {checked?.problems.length === 0 && (
        <div class="row">
          <label class="row">
            {t.reason}
            <input
              required
              maxLength={200}
              value={reason}
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </label>
          <Button kind="primary" type="submit" busy={busy}>
            {t.publish}
          </Button>
        </div>
      )}
    </form>
  );
}
