/** What was seen when somebody in charge looked in on a seat, and putting it on record (A1.0d). */
import { useRef, useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { DutyRow } from "../../api/shapes";
import { clockTime, today } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { SUPERVISORS } from "../../state/pages";
import { session } from "../../state/session";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Dialog } from "../../ui/dialog";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";

export function SpotChecks({ day, duties }: { day: string; duties: readonly DutyRow[] }) {
  const t = words.value.spotChecks;
  const { answer, failure, again } = useAnswer(() => get("/api/spot-checks", { query: { day } }), day);
  const lists = useAnswer(() => get("/api/checklists", {}), "");
  const [open, setOpen] = useState(false);
  const items = lists.answer?.spot_check ?? [];
  const reader = session.value.kind === "in" ? session.value.person : null;
  const others = duties.filter(({ person }) => person && person !== reader?.login);
  const isToday = day === today(); // what was seen was seen just now
  const looksIn = isToday && reader !== null && SUPERVISORS.includes(reader.role) && others.length > 0;
  if (!looksIn && !answer?.length) return null;
  return (
    <section class="card calls stack" aria-labelledby="spot-checks-heading">
      <div class="row between">
        <h2 id="spot-checks-heading">
          {t.heading} <span class="hint">{t.hint}</span>
        </h2>
        {looksIn && (
          <Button expands onPress={() => setOpen(true)}>
            {t.open}
          </Button>
        )}
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer?.length === 0 && <p class="hint">{t.none}</p>}
      {answer && answer.length > 0 && (
        <table>
          <thead>
            <tr>
              <ColumnHeads
                names={[
                  t.columns.at,
                  t.columns.seat,
                  t.columns.person,
                  t.columns.item,
                  t.columns.result,
                  t.columns.by,
                ]}
              />
            </tr>
          </thead>
          <tbody>
            {answer.map((one) => (
              <tr key={`${one.at} ${one.seat} ${one.item}`}>
                <th scope="row">{clockTime(one.at)}</th>
                <td>{one.seat}</td>
                <td>{one.name}</td>
                <td>{nameOf(one.item, items)}</td>
                <td>
                  {one.fine ? (
                    t.fine
                  ) : (
                    <span class="problem">
                      <Icon name="warning" />
                      {t.amiss}
                    </span>
                  )}{" "}
                  {one.note}
                </td>
                <td>{one.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && (
        <Form
          duties={others}
          items={items.map((one) => [one.code, nameOf(one.code, items)] as const)}
          onClose={() => setOpen(false)}
          onNoted={() => {
            setOpen(false);
            again();
          }}
        />
      )}
    </section>
  );
}

interface FormProps {
  duties: readonly DutyRow[];
  items: readonly (readonly [string, string])[];
  onClose: () => void;
  onNoted: () => void;
}

function Form({ duties, items, onClose, onNoted }: FormProps) {
  const t = words.value.spotChecks;
  const form = useRef<HTMLFormElement>(null);
  const [fine, setFine] = useState(true);
  const intent = useIntent();
  const submit = (event: Event) => {
    event.preventDefault();
    const filled = new FormData(form.current ?? undefined);
    const text = (name: string) => String(filled.get(name)).trim();
    const duty = duties[Number(text("duty"))];
    if (!duty) return;
    const { person, seat } = duty;
    const body = { person, seat, item: text("item"), fine, note: text("note") };
    void intent.run(() => post("/api/spot-checks", { body })).then((done) => done && onNoted());
  };
  return (
    <Dialog heading={t.open} onClose={onClose}>
      <form ref={form} onSubmit={submit} class="stack">
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        <label>
          <span>{t.who}</span>
          <select name="duty">
            {duties.map(({ seat, name, person, shift }, place) => (
              <option key={`${shift} ${seat} ${person}`} value={place}>
                {seat} {name} ({shiftOf(shift)})
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t.item}</span>
          <select name="item">
            {items.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t.result}</span>
          <select
            value={fine ? "fine" : "amiss"}
            onChange={(event) => setFine(event.currentTarget.value === "fine")}
          >
            <option value="fine">{t.fine}</option>
            <option value="amiss">{t.amiss}</option>
          </select>
        </label>
        <label>
          <span>{t.note}</span>
          <input name="note" maxLength={200} required={!fine} autocomplete="off" />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{words.value.cancel}</Button>
          <Button type="submit" kind="primary" busy={intent.busy}>
            {t.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
