/** Doing something with a ticket: what must be said with it, refusals, and what somebody faster has done. */
import { useRef, useState } from "preact/hooks";
import type { Ticket, TicketAct, TicketChoices } from "../../api/shapes";
import { dateOf } from "../../state/format";
import { words } from "../../state/language";
import { ticketWords } from "../../state/ticket-words";
import { Button } from "../../ui/button";
import { Choose } from "../../ui/choose";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { IN_WORDS, type Said } from "./acts";
import { StaleNotice } from "./stale-notice";

interface Props {
  ticket: Ticket;
  act: TicketAct;
  said: Said;
  choices: TicketChoices | null;
  busy: boolean;
  failure: string | null;
  /** The version since which somebody else has acted. */
  staleSince: number | null;
  onSaid: (said: Said) => void;
  onTake: () => void;
  onClose: () => void;
}

export function ActDialog(props: Props) {
  const { ticket, act, said, choices, busy, failure, staleSince } = props;
  const t = ticketWords.value;
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const inWords = IN_WORDS.includes(act);
  const hindrance = ticket.acts.includes(act) ? null : t.act.cannot;
  const submit = () => {
    if (hindrance !== null) return;
    const lacks = inWords && !said.text.trim();
    setMissing(lacks);
    if (lacks) form.current?.querySelector("textarea")?.focus();
    else if (form.current?.reportValidity()) props.onTake();
  };
  useShortcuts({ submitTicket: submit }, { inDialog: true });
  const typed = {
    value: said.text,
    onInput: (event: { currentTarget: { value: string } }) =>
      props.onSaid({ ...said, text: event.currentTarget.value }),
  };

  return (
    <Dialog heading={`${t.acts[act]} · ${ticket.no}`} onClose={props.onClose}>
      <form
        ref={form}
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {staleSince !== null && (
          <StaleNotice ticket={ticket} since={staleSince}>
            {hindrance && <p>{hindrance}</p>}
          </StaleNotice>
        )}
        {act === "assign" && <Assign choices={choices} said={said} onSaid={props.onSaid} />}
        {act === "ask_extension" && (
          <label>
            <span>{t.act.until}</span>
            <input
              type="date"
              required
              value={said.until}
              onInput={({ currentTarget }) => props.onSaid({ ...said, until: currentTarget.value })}
            />
            {ticket.due_day && <span class="hint">{t.act.due(dateOf(ticket.due_day))}</span>}
          </label>
        )}
        {act === "reply" && ticket.overdue && <Notice tone="warn">{t.act.late}</Notice>}
        <Field
          label={t.says[act] + (inWords ? t.act.must : "")}
          problem={missing ? t.act.missing : undefined}
        >
          {(box) =>
            act === "number" ? (
              <input {...box} {...typed} maxLength={64} autocomplete="off" />
            ) : (
              <textarea {...box} {...typed} rows={inWords ? 6 : 2} maxLength={4000} />
            )
          }
        </Field>
        {failure && <Notice tone="bad">{failure}</Notice>}
        <div class="row end">
          <Button onPress={props.onClose}>{words.value.cancel}</Button>
          <Button type="submit" kind="primary" keys={KEYS.submitTicket} busy={busy} hindrance={hindrance}>
            {t.acts[act]}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type AssignProps = Pick<Props, "choices" | "said" | "onSaid">;

function Assign({ choices, said, onSaid }: AssignProps) {
  const t = ticketWords.value.act;
  const units = choices?.units ?? [];
  return (
    <>
      {choices && units.length === 0 && <Notice tone="warn">{t.noUnit}</Notice>}
      <Choose
        label={t.unit}
        options={units.map((unit) => [unit, unit])}
        value={said.unit}
        onChange={(unit) => onSaid({ ...said, unit })}
      />
      {choices && <p class="hint">{t.deadline[choices.rules.deadline_mode](choices.rules.answer_days)}</p>}
    </>
  );
}
