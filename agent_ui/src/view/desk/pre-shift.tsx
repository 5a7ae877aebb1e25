/** What to see to before the first call (A1.6). It is on record once sent, and holds nobody up. */
import { useRef, useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { SeatView } from "../../api/shapes";
import { words } from "../../state/language";
import { unreadNotices } from "../../state/notices";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Ticks } from "../../ui/ticks";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";

export function PreShift({ seat }: { seat: SeatView }) {
  const t = words.value.preShift;
  const form = useRef<HTMLFormElement>(null);
  const [sent, setSent] = useState(false);
  const { answer } = useAnswer(() => get("/api/checklists", {}), "");
  const before = useAnswer(() => get("/api/pre-shift/own", {}), "").answer;
  const { busy, failure, run } = useIntent();
  const choices = answer?.pre_shift ?? [];
  if (sent || (before !== null && before.at >= seat.since)) return <p role="status">{t.done}</p>;
  const submit = async (event: Event) => {
    event.preventDefault();
    const checked = new FormData(form.current ?? undefined).getAll("checked").map(String);
    setSent(await run(() => post("/api/pre-shift", { body: { checked } })));
  };
  const phone = seat.phone === "unreachable" ? t.phoneLost : t.phoneThere;
  const notices = unreadNotices.value > 0 ? t.noticesUnread(unreadNotices.value) : t.noticesRead;
  return (
    <form ref={form} onSubmit={submit} class="card stack pre-shift" aria-labelledby="pre-shift-heading">
      <h2 id="pre-shift-heading">{t.heading}</h2>
      {failure && <Notice tone="bad">{failure}</Notice>}
      <ul>
        <li class={seat.phone === "unreachable" ? "lacking" : undefined}>{phone}</li>
        <li>{notices}</li>
      </ul>
      <fieldset>
        <legend class="unseen">{t.heading}</legend>
        <Ticks choices={choices} />
      </fieldset>
      <div class="row">
        <Button type="submit" busy={busy}>
          {t.submit}
        </Button>
        <span class="hint">{t.hint}</span>
      </div>
    </form>
  );
}
