/** What a CRM outside says of the caller, and the way there; it may be slow, and nothing waits for it. */
import { get } from "../../api/client";
import type { KnownCaller } from "../../api/shapes";
import { words } from "../../state/language";
import { useAnswer } from "../../ui/use-answer";

export function Crm({ callId, known }: { callId: string; known: KnownCaller }) {
  return (
    <>
      {known.crm_asks && <Said callId={callId} />}
      {known.crm_link && <Way to={known.crm_link} />}
    </>
  );
}

function Said({ callId }: { callId: string }) {
  const t = words.value.crm;
  const { answer, failure } = useAnswer(() => get("/api/callers/{id}/crm", { path: { id: callId } }), callId);
  if (failure) return <p class="hint">{failure}</p>;
  if (answer === null) return <p class="hint">{t.asking}</p>;
  return (
    <div role="note" aria-label={t.heading}>
      {answer.name && <b>{answer.name}</b>}
      {answer.note && <p>{answer.note}</p>}
      {answer.link && <Way to={answer.link} />}
    </div>
  );
}

function Way({ to }: { to: string }) {
  return (
    <a class="button" href={to} target="_blank" rel="noopener noreferrer">
      {words.value.crm.open}
    </a>
  );
}
