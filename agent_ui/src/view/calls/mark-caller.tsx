/** Marks the number of a past call, or lifts a mark, once it is known how it is marked. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { MarkDialog } from "../../ui/mark-dialog";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";

export function MarkCaller({ callId }: { callId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)} expands>
        {words.value.marks.what}
      </Button>
      {open && <Ask callId={callId} onClose={() => setOpen(false)} />}
    </>
  );
}

function Ask({ callId, onClose }: { callId: string; onClose: () => void }) {
  const t = words.value.marks;
  const { answer, failure } = useAnswer(() => get("/api/callers/{id}", { path: { id: callId } }), callId);
  if (answer?.marks.some((mark) => mark.may_change))
    return <MarkDialog callId={callId} marks={answer.marks} forGood onDone={onClose} onClose={onClose} />;
  return (
    <Dialog heading={t.act} onClose={onClose}>
      {failure ? (
        <Notice tone="bad">{failure}</Notice>
      ) : (
        <p>{answer ? t.byFile : words.value.known.loading}</p>
      )}
    </Dialog>
  );
}
