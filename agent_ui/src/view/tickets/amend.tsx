/** Amending a draft, or what was returned. Who was faster is answered with a choice, never overwritten. */
import { useEffect, useState } from "preact/hooks";
import { ApiError, get, put } from "../../api/client";
import type { Choice, Ticket } from "../../api/shapes";
import { words } from "../../state/language";
import { go } from "../../state/route";
import { forgetTicketDraft, type TicketDraft } from "../../state/ticket-drafts";
import { ticketWords } from "../../state/ticket-words";
import { readBoxes } from "../../state/tickets";
import { glance } from "../../state/watching";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { TicketForm } from "./form";
import { StaleNotice } from "./stale-notice";

export function Amend({ id, categories }: { id: number; categories: readonly Choice[] }) {
  const t = ticketWords.value;
  const [base, setBase] = useState<Ticket | null>(null);
  const [theirs, setTheirs] = useState<Ticket | null>(null);
  const reading = useIntent();
  const { busy, failure, run } = useIntent();
  const keptAs = String(id);
  const read = () => get("/api/tickets/{id}", { path: { id } });
  useEffect(() => {
    void reading.run(async () => setBase(await read()));
  }, []);
  if (base === null)
    return reading.failure ? (
      <Notice tone="bad">{reading.failure}</Notice>
    ) : (
      <p role="status">{words.value.loading}</p>
    );

  const send = (draft: TicketDraft, submit: boolean) =>
    run(async () => {
      const body = {
        version: base.version,
        caller: draft.caller.trim(),
        number: draft.number.trim() || null,
        category: draft.category,
        question: draft.question.trim(),
        confidential: draft.confidential,
        submit,
      };
      try {
        await put("/api/tickets/{id}", { path: { id }, body });
        forgetTicketDraft(keptAs);
        glance(readBoxes);
        go("tickets", id);
      } catch (error) {
        if (!(error instanceof ApiError && error.code === "ticket_changed")) throw error;
        setTheirs(await read());
      }
    });
  const takeTheirs = () => {
    forgetTicketDraft(keptAs);
    go("tickets", id);
  };
  const current = theirs ?? base;
  const amendable = current.acts.includes("save");
  const returned = base.steps.filter(({ act }) => act === "return").at(-1);
  return (
    <TicketForm
      heading={t.form.amend(base.no)}
      keptAs={keptAs}
      start={draftOf(base)}
      categories={categories}
      hints={{ caller: kept(base.caller), number: kept(base.number) }}
      known={{ number: base.number || null }}
      busy={busy}
      hindrance={!amendable ? t.form.cannot : theirs ? words.value.queues.decideFirst : null}
      onSend={send}
      onClose={() => go("tickets", id)}
    >
      {!amendable && (
        <Notice tone="warn">
          {t.form.cannot} <Button onPress={() => go("tickets", id)}>{t.form.open}</Button>
        </Notice>
      )}
      {base.state === "returned" && returned && (
        <Notice tone="warn">{t.form.returnedWith(returned.by, returned.text)}</Notice>
      )}
      {theirs && (
        <StaleNotice ticket={theirs} since={base.version}>
          <Button onPress={takeTheirs}>{t.stale.take}</Button>
          {amendable && (
            <Button
              onPress={() => {
                setBase(theirs);
                setTheirs(null);
              }}
            >
              {t.stale.keep}
            </Button>
          )}
        </StaleNotice>
      )}
      {failure && <Notice tone="bad">{failure}</Notice>}
    </TicketForm>
  );
}

/** Name and number are masked here: left empty, they stay as they are. */
function draftOf(ticket: Ticket): TicketDraft {
  return {
    caller: "",
    number: "",
    category: ticket.category,
    question: ticket.question,
    confidential: ticket.confidential,
  };
}

function kept(value: string): string {
  const t = ticketWords.value.form;
  return value ? t.kept(value) : t.nothingKept;
}
