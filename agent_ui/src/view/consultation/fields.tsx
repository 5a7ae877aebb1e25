/** The fields of a consultation, in the order in which a call goes: who, about what, the answer, how it ended. */
import type { ComponentChildren } from "preact";
import type { ConsultationChoices } from "../../api/shapes";
import { now } from "../../state/clock";
import { type Field as FieldName, type Form, WITH_TICKET } from "../../state/consultation/form";
import { idProblem } from "../../state/consultation/id-number";
import { isoDay } from "../../state/format";
import { words } from "../../state/language";
import { ChoiceRow } from "../../ui/choice-row";
import { Field } from "../../ui/field";
import { CategoryField } from "./category-field";
import type { Problems } from "./use-problems";

export interface FieldsProps {
  form: Form;
  choices: ConsultationChoices;
  required: ReadonlySet<FieldName>;
  problems: Problems;
  /** Whether numbers choose the business type from anywhere on the page. */
  reach: "page" | "row";
  onChange: (changes: Partial<Form>) => void;
  onGo: (field: FieldName) => void;
  /** Below the answer: where it was taken from. */
  children?: ComponentChildren;
}

const ROWS = { question: 2, answer: 4 };
const SATISFACTIONS = [5, 4, 3, 2, 1] as const;

export function Fields(props: FieldsProps) {
  const { form, choices, required, problems, reach, onChange, onGo, children } = props;
  const t = words.value.consultation;
  const says = (name: FieldName) => ({ required: required.has(name), problem: problems[name] });
  const line = (name: "caller_name" | "phone") => (
    <Field label={t.fields[name]} {...says(name)}>
      {(box) => (
        <input
          {...box}
          name={name}
          autocomplete="off"
          inputMode={name === "phone" ? "tel" : "text"}
          maxLength={choices.limits[name]}
          value={form[name]}
          onInput={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
        />
      )}
    </Field>
  );
  const text = (name: "question" | "answer") => (
    <Field label={t.fields[name]} {...says(name)}>
      {(box) => (
        <textarea
          {...box}
          name={name}
          rows={ROWS[name]}
          maxLength={choices.limits[name]}
          value={form[name]}
          onInput={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <ChoiceRow
        name="business_type"
        legend={t.fields.business_type}
        choices={choices.business_types}
        chosen={form.business_type}
        reach={reach}
        {...says("business_type")}
        onChoose={(business_type) => onChange({ business_type })}
        onNext={() => onGo("category")}
      />
      <div class="consultation-line">
        <CategoryField
          categories={choices.categories}
          chosen={form.category}
          {...says("category")}
          onChoose={(category) => onChange({ category })}
          onNext={() => onGo("question")}
        />
        {line("caller_name")}
        <IdField
          value={form.id_number}
          {...says("id_number")}
          limit={choices.limits.id_number ?? 0}
          onChange={(id_number) => onChange({ id_number })}
        />
        {line("phone")}
      </div>
      {text("question")}
      {text("answer")}
      {children}
      <ChoiceRow
        name="outcome"
        legend={t.fields.outcome}
        choices={choices.outcomes}
        chosen={form.outcome}
        {...says("outcome")}
        onChoose={(outcome) => onChange({ outcome, ...(outcome === WITH_TICKET && { ticket_wanted: true }) })}
      />
      <div class="consultation-end">
        <Field label={t.fields.satisfaction} {...says("satisfaction")}>
          {(box) => (
            <select
              {...box}
              name="satisfaction"
              value={form.satisfaction ?? ""}
              onChange={({ currentTarget }) =>
                onChange({ satisfaction: Number(currentTarget.value) || null })
              }
            >
              <option value="">{t.notSaid}</option>
              {SATISFACTIONS.map((score) => (
                <option key={score} value={score}>
                  {score} {t.satisfactions[score]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label class="tick">
          <input
            type="checkbox"
            name="ticket_wanted"
            checked={form.ticket_wanted}
            onChange={({ currentTarget }) => onChange({ ticket_wanted: currentTarget.checked })}
          />
          {t.fields.ticket_wanted}
          {form.satisfaction !== null && form.satisfaction <= 2 && (
            <span class="hint"> {t.dissatisfied}</span>
          )}
        </label>
      </div>
    </>
  );
}

interface IdProps {
  value: string;
  required: boolean;
  problem: string | undefined;
  limit: number;
  onChange: (value: string) => void;
}

/** Checked as it is typed: an unfinished number is no mistake yet. */
function IdField({ value, required, problem, limit, onChange }: IdProps) {
  const t = words.value.consultation;
  const wrong = idProblem(value, isoDay(now.value));
  const typed = value.trim().length;
  const label = (
    <>
      {t.fields.id_number}{" "}
      <span class="hint" role="status">
        {typed > 0 && (wrong === null ? t.idFine : wrong === "unfinished" ? t.idTyped(typed) : "")}
      </span>
    </>
  );
  const told = problem ?? (wrong === null || wrong === "unfinished" ? undefined : t.idProblems[wrong]);
  return (
    <Field label={label} required={required} problem={told}>
      {(box) => (
        <input
          {...box}
          name="id_number"
          autocomplete="off"
          spellcheck={false}
          maxLength={limit}
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}
