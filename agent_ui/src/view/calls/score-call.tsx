/** The form by which somebody in charge scores a call (A1.3): a digit for each criterion, then a word, then Enter. */
import { useEffect, useRef, useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { CallRow, Choice, Options, QualityRow } from "../../api/shapes";
import { duration, moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { queueOf } from "../../state/naming";
import { Button } from "../../ui/button";
import { ChoiceRow } from "../../ui/choice-row";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";

/** As core/quality.py has them: the points there are, and how few of them need a word. */
const POINTS: readonly Choice[] = ["1", "2", "3", "4", "5"].map((code) => ({ code, zh: code, en: code }));
const POOR = 2;

interface Props {
  call: CallRow;
  options: Options;
  onClose: () => void;
  onScored: () => void;
}

export function ScoreCall({ call, options, onClose, onScored }: Props) {
  const t = words.value.quality;
  const path = { id: call.id };
  const { answer, failure } = useAnswer(() => get("/api/calls/{id}/quality", { path }), call.id);
  return (
    <Dialog heading={t.of(call.agent_name ?? "")} onClose={onClose}>
      <div class="stack">
        <p class="hint">
          {moment(call.arrived_at)} · {queueOf(call, options)} · {t.talked(duration(call.talk_s))}
        </p>
        {failure && <Notice tone="bad">{failure}</Notice>}
        {answer === null && !failure && <p role="status">{words.value.loading}</p>}
        {answer && answer.forms.length > 0 && <Given forms={answer.forms} criteria={answer.criteria} />}
        {answer?.given && <Notice tone="info">{t.there}</Notice>}
        {answer && !answer.given && (
          <Form criteria={answer.criteria} callId={call.id} onClose={onClose} onScored={onScored} />
        )}
      </div>
    </Dialog>
  );
}

/** What it was given so far. */
function Given({ forms, criteria }: { forms: readonly QualityRow[]; criteria: readonly Choice[] }) {
  return (
    <ul>
      {forms.map(({ at, by, points, note }) => (
        <li key={at}>
          {by} <span class="hint">{moment(at)}</span>{" "}
          {criteria
            .filter(({ code }) => code in points)
            .map(({ code }) => `${nameOf(code, criteria)} ${points[code]}`)
            .join(" · ")}{" "}
          {note}
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  criteria: readonly Choice[];
  callId: string;
  onClose: () => void;
  onScored: () => void;
}

function Form({ criteria, callId, onClose, onScored }: FormProps) {
  const t = words.value.quality;
  const form = useRef<HTMLFormElement>(null);
  const [points, setPoints] = useState<Record<string, number>>({});
  const [asked, setAsked] = useState(false);
  const intent = useIntent();
  const poor = Object.values(points).some((given) => given <= POOR);
  const go = (name: string) => {
    const find = (more: string) => form.current?.querySelector<HTMLElement>(`[name="${name}"]${more}`);
    (find(":checked") ?? find(""))?.focus();
  };
  useEffect(() => go(criteria[0]?.code ?? ""), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const missing = criteria.find(({ code }) => !(code in points));
    setAsked(true);
    if (missing) return go(missing.code);
    const note = String(new FormData(form.current ?? undefined).get("note")).trim();
    const send = () => post("/api/calls/{id}/quality", { path: { id: callId }, body: { points, note } });
    void intent.run(send).then((done) => done && onScored());
  };
  return (
    <form ref={form} onSubmit={submit} class="stack scores">
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      <p class="hint">{t.how}</p>
      {criteria.map(({ code }, index) => (
        <ChoiceRow
          key={code}
          name={code}
          legend={nameOf(code, criteria)}
          choices={POINTS}
          chosen={String(points[code] ?? "")}
          required
          problem={asked && !(code in points) ? t.missing : undefined}
          onChoose={(given) => setPoints((before) => ({ ...before, [code]: Number(given) }))}
          onNext={() => go(criteria[index + 1]?.code ?? "note")}
        />
      ))}
      <label>
        <span>{t.note}</span>
        <input name="note" maxLength={200} required={poor} autocomplete="off" />
      </label>
      <div class="row end">
        <Button onPress={onClose}>{words.value.cancel}</Button>
        <Button type="submit" kind="primary" busy={intent.busy}>
          {t.submit}
        </Button>
      </div>
    </form>
  );
}
