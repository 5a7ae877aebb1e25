/**
 * A correction is a new version with its reason; what was saved stays beside it (A7.6). A draft that was left
 * behind is saved for the first time, which needs none. Where somebody was faster, each field is chosen.
 */
import { useRef, useState } from "preact/hooks";
import { ApiError, command, post } from "../../api/client";
import type { Consultation, ConsultationChoices, ConsultationStale } from "../../api/shapes";
import { changesOf, differing, type Form } from "../../state/consultation/form";
import type { Typed } from "../../state/consultation/left-over";
import { missingOf, requiredOf } from "../../state/consultation/required";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { Fields } from "../consultation/fields";
import { MergeDialog } from "../consultation/merge-dialog";
import { useProblems } from "../consultation/use-problems";
import { UsedEntries } from "../consultation/used-entries";

const UNTITLED: ReadonlyMap<number, string> = new Map();

interface Props {
  one: Consultation;
  /** In full. */
  form: Form;
  reason: string;
  choices: ConsultationChoices;
  /** What the person had typed before this version was saved elsewhere. */
  typed?: Typed;
  onDone: () => void;
  onCancel: () => void;
}

interface Saved {
  version: number;
  /** In full. */
  form: Form;
}

export function Correction({ one, form: saved, reason: given, choices, typed, onDone, onCancel }: Props) {
  const t = words.value.consultations;
  const [base, setBase] = useState<Saved>({ version: one.version, form: typed?.base ?? saved });
  const [form, setForm] = useState(typed?.mine ?? saved);
  const [reason, setReason] = useState(given);
  const [theirs, setTheirs] = useState<Saved | null>(typed ? { version: one.version, form: saved } : null);
  const [comparing, setComparing] = useState(typed !== undefined);
  const box = useRef<HTMLFormElement>(null);
  const { problems, point, settle, go } = useProblems(box);
  const intent = useIntent();
  const required = requiredOf(form, choices);
  const completes = one.state === "draft";
  const changed = completes || differing(base.form, form).length > 0;

  const change = (changes: Partial<Form>) => {
    setForm((now) => ({ ...now, ...changes }));
    settle(Object.keys(changes));
  };
  const save = (event: Event) => {
    event.preventDefault();
    const missing = missingOf(form, required);
    point(Object.fromEntries(missing.map((field) => [field, words.value.consultation.missing])));
    if (missing.length > 0) return;
    void intent.run(async () => {
      const body = { version: base.version, form: changesOf(base.form, form) };
      try {
        if (completes) {
          const path = { id: one.call_id ?? "" };
          await command("/api/calls/{id}/consultation", { path, body: { ...body, then_not_ready: null } });
        } else {
          const path = { id: one.id };
          await post("/api/consultations/{id}/correct", { path, body: { ...body, reason: reason.trim() } });
        }
        onDone();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        point(error.fields);
        if (error.code !== "stale_edit") throw error;
        setTheirs(await inFull((error.answer as ConsultationStale).current));
        setComparing(true);
      }
    });
  };
  /** Who corrects sees all of what is compared, for the same reason. */
  const inFull = async ({ id, version, masked, form }: Consultation): Promise<Saved> => {
    if (!masked) return { version, form };
    const body = { reason: reason.trim() || given };
    return { version, form: (await post("/api/consultations/{id}/reveal", { path: { id }, body })).form };
  };
  return (
    <>
      <form ref={box} class="consultation-correction" onSubmit={save}>
        {theirs && (
          <div class="stack stale">
            <Notice tone="bad">{t.stale}</Notice>
            <div class="row">
              <Button onPress={() => setComparing(true)} expands>
                {words.value.consultation.compare}
              </Button>
              <Button onPress={onDone}>{t.takeTheirs}</Button>
            </div>
          </div>
        )}
        <Fields
          form={form}
          choices={choices}
          required={required}
          problems={problems}
          reach="row"
          onChange={change}
          onGo={go}
        >
          <UsedEntries used={form.used} titles={UNTITLED} onChange={(used) => change({ used })} />
        </Fields>
        {!completes && (
          <label>
            <span>{t.correctWhy}</span>
            <input
              required
              maxLength={200}
              autocomplete="off"
              value={reason}
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </label>
        )}
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        <div class="row end">
          <Button onPress={onCancel}>{words.value.cancel}</Button>
          <Button
            type="submit"
            kind="primary"
            busy={intent.busy}
            hindrance={theirs ? t.chooseFirst : changed ? null : t.unchanged}
          >
            {completes ? t.complete : t.save}
          </Button>
        </div>
      </form>
      {theirs && comparing && (
        <MergeDialog
          base={base.form}
          mine={form}
          theirs={theirs.form}
          sides={t.sides}
          onChosen={(chosen) => {
            setBase(theirs);
            setForm(chosen);
            setTheirs(null);
            setComparing(false);
          }}
          onClose={() => setComparing(false)}
        />
      )}
    </>
  );
}
