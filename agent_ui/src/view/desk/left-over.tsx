/** Another page has saved the form while this one was still typing: what was typed is offered as a correction. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import { differing } from "../../state/consultation/form";
import { dropLeftOver, type LeftOver, leftOvers } from "../../state/consultation/left-over";
import { words } from "../../state/language";
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
  const typed = differing(one.base, one.mine).map((field) => fields[field]);
  return (
    <>
      <Notice tone="warn">
        {t.told(typed.join(comma))}{" "}
        <Button onPress={() => setOpen(true)} expands>
          {t.correct}
        </Button>{" "}
        <Button kind="quiet" onPress={() => dropLeftOver(one)}>
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
