import { useRef } from "preact/hooks";
import { post } from "../../api/client";
import { now } from "../../state/clock";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

const HOUR_MS = 3_600_000;
const LASTS_H = [8, 24, 72, 168];

/** A notice to all: from when, and for how long. */
export function PostNotice({ onPosted }: { onPosted: () => void }) {
  const t = words.value.notices;
  const form = useRef<HTMLFormElement>(null);
  const { busy, failure, run } = useIntent();
  const submit = async (event: Event) => {
    event.preventDefault();
    const filled = new FormData(form.current ?? undefined);
    const from_at = now.value + Number(filled.get("in")) * HOUR_MS;
    const until = from_at + Number(filled.get("lasts")) * HOUR_MS;
    const body = { text: String(filled.get("text")).trim(), from_at, until };
    if (await run(() => post("/api/notices", { body }))) {
      form.current?.reset();
      onPosted();
    }
  };
  return (
    <form ref={form} onSubmit={submit} class="stack">
      {failure && <Notice tone="bad">{failure}</Notice>}
      <label>
        <span>{t.text}</span>
        <textarea name="text" rows={2} maxLength={1000} required />
      </label>
      <div class="row">
        <label class="row">
          {t.begins}
          <select name="in">
            <option value={0}>{t.atOnce}</option>
            {[1, 8, 24].map((hours) => (
              <option key={hours} value={hours}>
                {t.inHours(hours)}
              </option>
            ))}
          </select>
        </label>
        <label class="row">
          {t.lasts}
          <select name="lasts">
            {LASTS_H.map((hours) => (
              <option key={hours} value={hours}>
                {t.forHours(hours)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" kind="primary" busy={busy}>
          {t.post}
        </Button>
      </div>
    </form>
  );
}
