/** A new ticket: empty, or from a call, of which the gateway knows the number. */
import { post } from "../../api/client";
import type { Choice } from "../../api/shapes";
import { drafts } from "../../state/consultation/drafts";
import { world } from "../../state/live";
import { go } from "../../state/route";
import { forgetTicketDraft, type TicketDraft } from "../../state/ticket-drafts";
import { ticketWords } from "../../state/ticket-words";
import { readBoxes } from "../../state/tickets";
import { glance } from "../../state/watching";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";
import { NOTHING_WRITTEN, TicketForm } from "./form";

interface Props {
  callId: string | null;
  consultation: number | null;
  categories: readonly Choice[];
}

export function Create({ callId, consultation, categories }: Props) {
  const t = ticketWords.value.form;
  const { busy, failure, run } = useIntent();
  const call = callId === null ? null : world.value?.calls.get(callId);
  const number = call?.number ?? "";
  const keptAs = `new.${callId ?? ""}`;
  const send = ({ number: written, ...draft }: TicketDraft, submit: boolean) =>
    run(async () => {
      const asked = {
        caller: draft.caller.trim(),
        category: draft.category,
        question: draft.question.trim(),
      };
      const from = { call_id: callId, consultation, number: written.trim() || (callId === null ? "" : null) };
      const body = { ...asked, ...from, confidential: draft.confidential, submit };
      const ticket = await post("/api/tickets", { body });
      forgetTicketDraft(keptAs);
      glance(readBoxes);
      go("tickets", ticket.id);
    });
  const start = callId === null ? NOTHING_WRITTEN : fromCall(callId, call?.name ?? "");
  return (
    <TicketForm
      heading={t.create}
      keptAs={keptAs}
      start={start}
      categories={categories}
      hints={{ caller: "", number: callId === null ? "" : t.numberOfCall(number) }}
      known={{ number: callId === null ? null : number }}
      busy={busy}
      hindrance={null}
      onSend={send}
      onClose={() => go("tickets")}
    >
      {callId !== null && <p class="hint">{t.fromCall(number)}</p>}
      {failure && <Notice tone="bad">{failure}</Notice>}
    </TicketForm>
  );
}

/** What the desk knows of the call: who it is, and what has been written down of it. */
function fromCall(callId: string, name: string): TicketDraft {
  const form = drafts().find((draft) => draft.callId === callId)?.form.value;
  return {
    ...NOTHING_WRITTEN,
    caller: form?.caller_name || name,
    number: form?.phone ?? "",
    category: form?.category ?? "",
    question: form?.question ?? "",
  };
}
