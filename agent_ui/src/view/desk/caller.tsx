/** Who calls. The number in full is shown for a reason only, and only while this call is here. */
import { useState } from "preact/hooks";
import type { CallView } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { RevealDialog } from "./reveal-dialog";

export function Caller({ call }: { call: CallView }) {
  const t = words.value.pop;
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<string | null>(null);
  return (
    <div class="caller">
      <p class="number">{full ?? (call.number || t.noNumber)}</p>
      <p class="name">{call.name || (call.direction === "in" && t.noName)}</p>
      {call.queue_name && (
        <p class="queue">
          {t.queue} <b>{call.queue_name}</b>
        </p>
      )}
      {full === null && call.number !== "" && (
        <Button icon="eye" onPress={() => setAsking(true)} expands>
          {t.reveal}
        </Button>
      )}
      {asking && (
        <RevealDialog
          callId={call.id}
          onShown={(number) => {
            setFull(number);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
