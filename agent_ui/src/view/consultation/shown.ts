/** What a field says, as people read it. */
import { categoryPath, choices } from "../../state/consultation/choices";
import type { Field, Form } from "../../state/consultation/form";
import { language, nameOf, words } from "../../state/language";

export function shown(field: Field, form: Form): string {
  const t = words.value.consultation;
  const offered = choices.value;
  switch (field) {
    case "business_type":
      return nameOf(form.business_type, offered?.business_types ?? []) || t.empty;
    case "outcome":
      return nameOf(form.outcome, offered?.outcomes ?? []) || t.empty;
    case "category":
      return categoryPath(form.category, offered?.categories ?? [], language.value) || t.empty;
    case "used":
      return form.used.map(({ entry, version }) => t.entry(entry, version)).join(t.comma) || t.empty;
    case "satisfaction":
      return form.satisfaction === null ? t.notSaid : satisfactionOf(form.satisfaction);
    case "ticket_wanted":
      return form.ticket_wanted ? t.yes : t.no;
    default:
      return form[field] || t.empty;
  }
}

export function satisfactionOf(score: number): string {
  const names: Record<number, string> = words.value.consultation.satisfactions;
  return `${score} ${names[score] ?? ""}`.trim();
}
