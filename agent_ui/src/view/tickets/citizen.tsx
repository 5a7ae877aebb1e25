/** Who the citizen is: masked; in full for a reason, where the reader may. */
import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { Ticket } from "../../api/shapes";
import { ticketWords } from "../../state/ticket-words";
import { AskReason } from "../../ui/ask-reason";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

export function Citizen({ ticket }: { ticket: Ticket }) {
  const t = ticketWords.value.ticket;
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<{ caller: string; number: string } | null>(null);
  const { busy, failure, run } = useIntent();
  const reveal = (reason: string) => {
    setAsking(false);
    void run(async () =>
      setFull(await post("/api/tickets/{id}/reveal", { path: { id: ticket.id }, body: { reason } })),
    );
  };
  const { caller, number } = full ?? ticket;
  const hidden = ticket.confidential && !ticket.may_reveal && number === "";
  return (
    <div class="row citizen">
      <h2>{t.citizen}</h2>
      {hidden ? (
        <span class="hint">{t.hidden}</span>
      ) : (
        <>
          <b>{caller || t.noName}</b> <span class="clock">{number}</span>
        </>
      )}
      {ticket.may_reveal && full === null && (
        <Button icon="eye" busy={busy} onPress={() => setAsking(true)} expands>
          {t.reveal}
        </Button>
      )}
      {failure && <Notice tone="bad">{failure}</Notice>}
      {asking && (
        <AskReason
          heading={t.reveal}
          label={t.revealReason}
          onClose={() => setAsking(false)}
          onReason={reveal}
        />
      )}
    </div>
  );
}
