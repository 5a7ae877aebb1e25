/** What is wrong with which field of a form, and the way there. */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { FIELDS, type Field } from "../../state/consultation/form";

export type Problems = Readonly<Partial<Record<Field, string>>>;

export function useProblems(form: RefObject<HTMLElement | null>) {
  const [problems, setProblems] = useState<Problems>({});
  /** In a row of choices to the chosen one. */
  const go = (field: Field) => {
    const find = (more: string) => form.current?.querySelector<HTMLElement>(`[name="${field}"]${more}`);
    (find(":checked") ?? find(""))?.focus();
  };
  const point = (wrong: Problems) => {
    setProblems(wrong);
    const first = FIELDS.find((field) => field in wrong);
    if (first) go(first);
  };
  /** These were changed: what was said of them is over. */
  const settle = (fields: readonly string[]) =>
    setProblems((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => !fields.includes(field))),
    );
  return { problems, point, settle, go };
}
