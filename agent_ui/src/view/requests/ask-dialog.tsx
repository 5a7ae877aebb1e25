/** Asking for a swap, for leave, or to be away; a lead also enters what was approved by telephone. */
import { useEffect, useRef, useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { RequestChoices } from "../../api/shapes";
import { instantOf, today } from "../../state/format";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { PersonField, ShiftField, TimeFields, TypeField } from "./fields";

type Slots = RequestChoices["slots"];
type Colleague = RequestChoices["colleagues"][number];

export type Asking = "swap" | "leave" | "away" | "enter";

interface Props {
  asking: Asking;
  onClose: () => void;
  onSent: () => void;
}

export function AskDialog({ asking, onClose, onSent }: Props) {
  const t = words.value;
  const { answer, failure } = useAnswer(() => get("/api/requests/choices", {}), asking);
  const heading = asking === "enter" ? t.requests.enter : t.requests.ask[asking];
  return (
    <Dialog heading={heading} onClose={onClose}>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{t.loading}</p>}
      {answer && <Form asking={asking} choices={answer} onClose={onClose} onSent={onSent} />}
    </Dialog>
  );
}

function Form({ asking, choices, onClose, onSent }: Props & { choices: RequestChoices }) {
  const t = words.value.requests;
  const opened = today();
  const form = useRef<HTMLFormElement>(null);
  // It comes after the dialog has opened, and taken the focus for want of anything else.
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  const [slot, setSlot] = useState("");
  const [back, setBack] = useState<Slots[number]["place"][]>([]);
  const [person, setPerson] = useState("");
  const [type, setType] = useState(choices.leave_types[0]?.code ?? "");
  const [time, setTime] = useState({ day: opened, lastDay: opened, from: "", to: "" });
  const [reason, setReason] = useState("");
  const { busy, failure, run } = useIntent();

  const given = slot === "" ? undefined : choices.slots[Number(slot)];
  const taker = choices.colleagues.find(({ login }) => login === person);
  const period = (lastDay: string) => ({
    from_at: instantOf(time.day, time.from),
    to_at: instantOf(lastDay, time.to),
  });
  const send = async () => {
    const why = { reason: reason.trim() };
    switch (asking) {
      case "swap": {
        const body = { substitute: person, in_return: back, ...why };
        return given && post("/api/requests/swap", { body: { ...given.place, ...body } });
      }
      case "leave":
        return post("/api/requests/leave", { body: { leave_type: type, ...period(time.lastDay), ...why } });
      case "away":
        return post("/api/requests/away", { body: { person: null, ...period(time.day), ...why } });
      case "enter":
        return post("/api/requests/away", { body: { person, ...period(time.day), ...why } });
    }
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await run(send)) onSent();
  };

  const hindrance = asking === "swap" && choices.slots.length === 0 ? t.noShift : null;
  return (
    <form ref={form} class="stack" onSubmit={submit}>
      {asking === "swap" && <ShiftField slots={choices.slots} value={slot} onChange={setSlot} />}
      {asking === "leave" && <TypeField types={choices.leave_types} value={type} onChange={setType} />}
      {(asking === "swap" || asking === "enter") && (
        <PersonField
          label={asking === "swap" ? t.substitute : t.person}
          colleagues={choices.colleagues}
          value={person}
          onChange={(login) => {
            setPerson(login);
            setBack([]);
          }}
        />
      )}
      {asking === "swap" && <BothUnits slot={given} taker={taker} />}
      {asking === "swap" && person && <InReturn key={person} of={person} onChange={setBack} />}
      {asking !== "swap" && <TimeFields days={asking === "leave"} value={time} onChange={setTime} />}
      <label>
        <span>{t.reason}</span>
        <input
          value={reason}
          maxLength={200}
          autocomplete="off"
          onInput={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      {(asking === "away" || asking === "enter") && <p class="hint">{t.awayHint}</p>}
      {failure && <Notice tone="bad">{failure}</Notice>}
      <div class="row end">
        <Button onPress={onClose}>{words.value.cancel}</Button>
        <Button type="submit" kind="primary" busy={busy} hindrance={hindrance}>
          {t.submit}
        </Button>
      </div>
    </form>
  );
}

/** A swap between two units takes longer: that is to be known before it is asked for. */
function BothUnits({ slot, taker }: { slot: Slots[number] | undefined; taker: Colleague | undefined }) {
  if (!slot || !taker?.unit || slot.unit === taker.unit) return null;
  return <Notice tone="info">{words.value.requests.bothUnits(slot.unit, taker.unit)}</Notice>;
}

/** One of the colleague's shifts, if one takes it for one's own. */
function InReturn({ of, onChange }: { of: string; onChange: (places: Slots[number]["place"][]) => void }) {
  const t = words.value.requests;
  const [slot, setSlot] = useState("");
  const { answer } = useAnswer(() => get("/api/requests/slots", { query: { login: of } }), of);
  if (!answer?.length) return null;
  const choose = (index: string) => {
    setSlot(index);
    onChange(index === "" ? [] : answer.slice(Number(index), Number(index) + 1).map(({ place }) => place));
  };
  return (
    <ShiftField label={t.inReturn} none={t.nothingInReturn} slots={answer} value={slot} onChange={choose} />
  );
}
