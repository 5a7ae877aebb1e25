/** One's own side of a handover: what is open, what is ticked, and a note. */
import { useRef } from "preact/hooks";
import { get, post } from "../../api/client";
import type { HandoverRow } from "../../api/shapes";
import { dayAndTime } from "../../state/format";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { Ticks } from "../../ui/ticks";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";

interface Props {
  row: HandoverRow;
  onClose: () => void;
  onDone: () => void;
}

export function ConfirmDialog({ row, onClose, onDone }: Props) {
  const t = words.value.handover;
  const form = useRef<HTMLFormElement>(null);
  const lists = useAnswer(() => get("/api/checklists", {}), "");
  const open = useAnswer(() => get("/api/open-items", { query: { seat: row.seat } }), row.seat);
  const { busy, failure, run } = useIntent();
  const choices = lists.answer?.handover ?? [];
  const submit = async (event: Event) => {
    event.preventDefault();
    const filled = new FormData(form.current ?? undefined);
    const { day, shift, seat } = row;
    const note = String(filled.get("note")).trim();
    const body = { day, shift, seat, checked: filled.getAll("checked").map(String), note };
    if (await run(() => post("/api/handovers", { body }))) onDone();
  };
  const problem = failure ?? lists.failure ?? open.failure;
  return (
    <Dialog heading={t.confirm[row.own ?? "outgoing"]} onClose={onClose}>
      <form ref={form} onSubmit={submit} class="stack">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <section aria-labelledby="open-items">
          <h3 id="open-items">{t.openHeading(row.seat)}</h3>
          {open.answer === null && !open.failure && <p role="status">{words.value.loading}</p>}
          {open.answer?.length === 0 && <p class="hint">{t.nothingOpen}</p>}
          <ul class="open-items">
            {open.answer?.map(({ kind, about, since }) => (
              <li key={`${kind} ${about} ${since}`}>
                {t.kinds[kind]} {about} <span class="hint">{dayAndTime(since)}</span>
              </li>
            ))}
          </ul>
        </section>
        <fieldset>
          <legend>{t.checklist}</legend>
          <Ticks choices={choices} />
        </fieldset>
        <label>
          <span>{t.note}</span>
          <textarea name="note" rows={3} maxLength={4000} />
        </label>
        <p class="hint">{t.itemsKept}</p>
        <div class="row end">
          <Button onPress={onClose}>{words.value.cancel}</Button>
          <Button type="submit" kind="primary" busy={busy}>
            {t.confirm[row.own ?? "outgoing"]}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
