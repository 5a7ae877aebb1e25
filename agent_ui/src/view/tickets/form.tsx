/** What a citizen asks, as it is written on a ticket. It is held by this page while it is being written. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Choice } from "../../api/shapes";
import { words } from "../../state/language";
import { heldTicketDraft, holdTicketDraft, type TicketDraft } from "../../state/ticket-drafts";
import { ticketWords } from "../../state/ticket-words";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { KEYS } from "../../ui/keys";
import { useShortcuts } from "../../ui/shortcuts";
import { categoryName } from "./parts";

export const NOTHING_WRITTEN: TicketDraft = {
  caller: "",
  number: "",
  category: "",
  question: "",
  confidential: false,
};

type Lacking = keyof ReturnType<typeof lacking>;

/** What an empty field stands for; null: nothing, so that it must be written. */
interface Known {
  number: string | null;
  question?: string | null;
}

function lacking(draft: TicketDraft, known: Known) {
  return {
    number: !draft.number.trim() && known.number === null,
    category: !draft.category,
    question: !draft.question.trim() && !known.question,
  };
}

interface Props {
  heading: string;
  /** Under which what is written is held. */
  keptAs: string;
  start: TicketDraft;
  categories: readonly Choice[];
  hints: { caller: string; number: string };
  known: Known;
  busy: boolean;
  hindrance: string | null;
  onSend: (draft: TicketDraft, submit: boolean) => void;
  onClose: () => void;
  /** What there is to say above the fields, and how sending went. */
  children: ComponentChildren;
}

export function TicketForm(props: Props) {
  const t = ticketWords.value.form;
  const [draft, setDraft] = useState(() => heldTicketDraft(props.keptAs) ?? props.start);
  const [missing, setMissing] = useState<readonly Lacking[]>([]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [missing]);
  const change = (part: Partial<TicketDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    holdTicketDraft(props.keptAs, next);
  };
  const send = (submit: boolean) => {
    if (props.hindrance !== null) return;
    const lacks = Object.entries(lacking(draft, props.known)).filter(([, is]) => submit && is);
    setMissing(lacks.map(([name]) => name as Lacking));
    if (lacks.length === 0) props.onSend(draft, submit);
  };
  useShortcuts({ submitTicket: () => send(true) });
  const line = (name: "caller" | "number", more: object = {}) => (
    <Field label={t[name]} hint={props.hints[name]} problem={problem(name)}>
      {(box) => (
        <input
          {...box}
          {...more}
          value={draft[name]}
          maxLength={64}
          autocomplete="off"
          onInput={({ currentTarget }) => change({ [name]: currentTarget.value })}
        />
      )}
    </Field>
  );
  const problem = (name: string) =>
    missing.includes(name as Lacking) ? t.missing[name as Lacking] : undefined;
  const codes = props.categories.map(({ code }) => code);
  const known = draft.category && !codes.includes(draft.category) ? [draft.category, ...codes] : codes;

  return (
    <section class="card stack ticket-form" aria-labelledby="ticket-form-heading">
      <div class="row between">
        <h1 id="ticket-form-heading">{props.heading}</h1>
        <Button onPress={props.onClose}>{ticketWords.value.back}</Button>
      </div>
      <form
        ref={form}
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send(true);
        }}
      >
        {props.children}
        <div class="ticket-fields">
          {line("caller")}
          {line("number", { inputMode: "tel" })}
          <Field label={t.category} problem={problem("category")}>
            {(box) => (
              <select
                {...box}
                value={draft.category}
                onChange={({ currentTarget }) => change({ category: currentTarget.value })}
              >
                <option value="">{words.value.requests.choose}</option>
                {known.map((code) => (
                  <option key={code} value={code}>
                    {categoryName(code, props.categories)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Field
          label={t.question}
          problem={problem("question")}
          {...(props.known.question && { hint: t.kept(props.known.question) })}
        >
          {(box) => (
            <textarea
              {...box}
              rows={8}
              maxLength={4000}
              value={draft.question}
              onInput={({ currentTarget }) => change({ question: currentTarget.value })}
            />
          )}
        </Field>
        <label class="tick">
          <input
            type="checkbox"
            checked={draft.confidential}
            onChange={({ currentTarget }) => change({ confidential: currentTarget.checked })}
          />
          {t.confidential}
        </label>
        <div class="row">
          <Button
            type="submit"
            kind="primary"
            keys={KEYS.submitTicket}
            busy={props.busy}
            hindrance={props.hindrance}
          >
            {t.submit}
          </Button>
          <Button busy={props.busy} hindrance={props.hindrance} onPress={() => send(false)}>
            {t.draft}
          </Button>
        </div>
        <p class="hint">{t.keptHere}</p>
      </form>
    </section>
  );
}
