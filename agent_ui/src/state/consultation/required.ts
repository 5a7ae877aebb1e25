/** What the form still asks for. Mirrors the gateway's rules only to explain; the gateway decides. */
import type { ConsultationChoices } from "../../api/shapes";
import { FIELDS, type Field, type Form } from "./form";

/** The fields that this form must say something in. */
export function requiredOf(form: Form, choices: ConsultationChoices): ReadonlySet<Field> {
  if (choices.nothing_asked.includes(form.outcome)) return new Set(["outcome"]);
  const type = choices.business_types.find(({ code }) => code === form.business_type);
  return new Set<Field>(["business_type", "outcome", ...((type?.required ?? []) as Field[])]);
}

/** Those of them that say nothing yet, in the order of the page. */
export function missingOf(form: Form, required: ReadonlySet<Field>): Field[] {
  return FIELDS.filter((field) => required.has(field) && isEmpty(form[field]));
}

function isEmpty(value: Form[Field]): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}
