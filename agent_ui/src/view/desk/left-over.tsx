/** Another page has saved the form while this one was still typing: what was typed is offered as a correction. */
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import { ringingCallId } from "../../state/attention";
import { differing } from "../../state/consultation/form";
import { dropLeftOver, holdLeftOver, type LeftOver, leftOvers } from "../../state/consultation/left-over";
import { words } from "../../state/language";
import { offerUndo } from "../../state/undo";
import { Button } from "../../ui/button";
import { lazily } from "../../ui/lazily";
import { Notice } from "../../ui/notice";

const ConsultationDialog = lazily(
  async () => (await import("../calls/consultation-dialog")).ConsultationDialog,
);

export function LeftOvers() {
  return (
    <>
      {leftOvers.value.map((one) => (
        <One key={one.callId} one={one} />
      ))}
    </>
  );
}

function One({ one }: { one: LeftOver }) {
  const t = words.value.leftOver;
  const { fields, comma } = words.value.consultation;
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (ringingCallId.value !== null) setOpen(false); // no dialog stays in front of the pop
  }, [ringingCallId.value]);
  const typed = differing(one.base, one.mine)
    .map((field) => fields[field])
    .join(comma);
  const drop = () => {
    dropLeftOver(one);
    offerUndo(
      () => words.value.undo.deeds.leftOut(typed),
      async () => holdLeftOver(one),
    );
  };
  return (
    <>
      <Notice tone="warn">
        {t.told(typed)}{" "}
        <Button onPress={() => setOpen(true)} expands>
          {t.correct}
        </Button>{" "}
        <Button kind="quiet" onPress={drop}>
          {t.drop}
        </Button>
      </Notice>
      {open && (
        <ConsultationDialog
          ask={() => get("/api/calls/{id}/consultation", { path: { id: one.callId } })}
          typed={one}
          onClose={(changed: boolean) => {
            setOpen(false);
            if (changed) dropLeftOver(one);
          }}
        />
      )}
    </>
  );
}
