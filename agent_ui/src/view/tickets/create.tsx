/** A new ticket: empty, or from a call or its consultation, of which the gateway knows who the citizen is. */
import { get, post } from "../../api/client";
import type { Choice, Consultation } from "../../api/shapes";
import { drafts } from "../../state/consultation/drafts";
import { readTicketsDue } from "../../state/consultation/tickets-due";
import { words } from "../../state/language";
import { world } from "../../state/live";
import { go } from "../../state/route";
import {
  forgetTicketDraft,
  heldTicketDraft,
  keyOfCall,
  type TicketDraft,
  ticketDraftOf,
} from "../../state/ticket-drafts";
import { ticketWords } from "../../state/ticket-words";
import { readBoxes } from "../../state/tickets";
import { glance } from "../../state/watching";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { NOTHING_WRITTEN, TicketForm } from "./form";

interface Props {
  callId: string | null;
  consultation: number | null;
  categories: readonly Choice[];
}

export function Create(props: Props) {
  const { consultation } = props;
  const ask = async () =>
    consultation === null ? null : get("/api/consultations/{id}", { path: { id: consultation } });
  const { answer, failure } = useAnswer(ask, String(consultation));
  if (failure) return <Notice tone="bad">{failure}</Notice>;
  if (consultation !== null && answer === null) return <p role="status">{words.value.loading}</p>;
  return <Write {...props} saved={answer} />;
}

function Write({ callId, consultation, categories, saved }: Props & { saved: Consultation | null }) {
  const t = ticketWords.value.form;
  const { busy, failure, run } = useIntent();
  const call = callId === null ? null : world.value?.calls.get(callId);
  const number = saved?.form.phone || saved?.number || call?.number || "";
  const keptAs = keyOfCall(callId);
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
      glance(readTicketsDue);
      go("tickets", ticket.id);
    });
  const start = callId === null ? NOTHING_WRITTEN : fromCall(callId, call?.name ?? "", saved);
  const held = heldTicketDraft(keptAs) ?? start;
  return (
    <TicketForm
      heading={t.create}
      keptAs={keptAs}
      start={start}
      categories={categories}
      hints={{
        caller: saved?.caller && held.caller === "" ? t.kept(saved.caller) : "",
        number: callId === null ? "" : t.numberOfCall(number),
      }}
      known={{
        number: callId === null ? null : number,
        question: saved !== null && held.question === "" ? saved.form.question : null,
      }}
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

/** What the desk knows of the call, or else what is known of what was saved: it is masked by now. */
function fromCall(callId: string, name: string, saved: Consultation | null): TicketDraft {
  const form = drafts().find((draft) => draft.callId === callId)?.form.value;
  if (form) {
    const draft = ticketDraftOf(form);
    return { ...draft, caller: draft.caller || name };
  }
  if (saved === null) return { ...NOTHING_WRITTEN, caller: name };
  const { category, question } = saved.form;
  return { ...NOTHING_WRITTEN, category, question: question.includes("*") ? "" : question };
}
