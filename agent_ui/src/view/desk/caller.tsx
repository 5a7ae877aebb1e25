/** Who calls. The number in full is shown for a reason only, and only while this call is here. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { CallView, KnownCaller } from "../../api/shapes";
import { language, words } from "../../state/language";
import { Button } from "../../ui/button";
import { MarkDialog } from "../../ui/mark-dialog";
import { RevealDialog } from "../../ui/reveal-dialog";
import { Marks } from "./marks";

interface Props {
  call: CallView;
  known: KnownCaller | null;
  /** Whether this person may mark a number without an end. */
  leads: boolean;
  onMarked: (known: KnownCaller) => void;
  /** What is to be done first, right below what is read first. */
  children?: ComponentChildren;
}

export function Caller({ call, known, leads, onMarked, children }: Props) {
  const t = words.value.pop;
  const [dialog, setDialog] = useState<"reveal" | "mark" | null>(null);
  const [full, setFull] = useState<string | null>(null);
  const close = () => setDialog(null);
  const name = call.name || known?.name;
  const numbered = call.number !== "";
  return (
    <div class="caller">
      <p class="number">{full ?? (call.number || t.noNumber)}</p>
      <p class="name">{name || (call.direction === "in" && t.noName)}</p>
      <p class="from">
        {known?.area && <Area area={known.area} />}
        {call.queue_name && (
          <span>
            {t.queue} <b>{call.queue_name}</b>
          </span>
        )}
      </p>
      {known && <Marks known={known} />}
      {children}
      {numbered && (
        <div class="row">
          {full === null && (
            <Button icon="eye" onPress={() => setDialog("reveal")} expands>
              {t.reveal}
            </Button>
          )}
          {known?.marks.some((mark) => mark.may_change) && (
            <Button onPress={() => setDialog("mark")} expands>
              {words.value.marks.act}
            </Button>
          )}
        </div>
      )}
      {dialog === "reveal" && (
        <RevealDialog
          ask={(reason) => post("/api/calls/{id}/reveal", { path: { id: call.id }, body: { reason } })}
          onShown={(number) => {
            setFull(number);
            close();
          }}
          onClose={close}
        />
      )}
      {dialog === "mark" && known && (
        <MarkDialog
          callId={call.id}
          marks={known.marks}
          forGood={leads}
          onDone={(marked) => {
            onMarked(marked);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

function Area({ area }: { area: NonNullable<KnownCaller["area"]> }) {
  const chinese = language.value === "zh";
  const [place, carrier] = chinese ? [area.zh, area.carrier_zh] : [area.en, area.carrier_en];
  return (
    <span class="area">
      {words.value.pop.area} <b>{[place, carrier].filter(Boolean).join(" · ")}</b>
    </span>
  );
}
