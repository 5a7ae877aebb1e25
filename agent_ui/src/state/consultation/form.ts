/** What is written down of a call, field by field. */
import type { ConsultationForm, KnowledgeVersion } from "../../api/shapes";

export type Form = ConsultationForm;
export type Field = keyof Form;

/** In the order of the page. */
export const EMPTY: Form = {
  business_type: "",
  category: "",
  caller_name: "",
  id_number: "",
  phone: "",
  question: "",
  answer: "",
  used: [],
  outcome: "",
  satisfaction: null,
  ticket_wanted: false,
};

export const FIELDS = Object.keys(EMPTY) as readonly Field[];

export function differing(one: Form, other: Form): Field[] {
  return FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

export function part(form: Form, fields: readonly Field[]): Partial<Form> {
  return Object.fromEntries(fields.map((field) => [field, form[field]]));
}

/** What was changed alone: the others may be left out, which the gateway's document cannot say. */
export function changesOf(before: Form, form: Form): Form {
  return part(form, differing(before, form)) as Form;
}

export const WITH_TICKET = "TICKET";

/** Whether somebody else is to answer (A6.6a). */
export function wantsTicket({ outcome, ticket_wanted }: Form): boolean {
  return ticket_wanted || outcome === WITH_TICKET;
}

/** With the answer of a knowledge entry below what is written already, and where it is from. */
export function answeredBy(form: Form, { entry, version, answer }: KnowledgeVersion): Partial<Form> {
  const used = [...form.used.filter((one) => one.entry !== entry), { entry, version }];
  if (form.answer.includes(answer)) return { used };
  return { used, answer: form.answer.trim() === "" ? answer : `${form.answer.trimEnd()}\n${answer}` };
}
