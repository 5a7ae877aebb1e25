/** A lead orders something of who is signed in: by a message, or a move to another seat or queue (A1.2). */
import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { Options, OrderKind, SeatView } from "../../api/shapes";
import { seatsInOrder } from "../../state/board";
import { words } from "../../state/language";
import { world } from "../../state/live";
import { givesOrders, readOrders } from "../../state/orders";
import { session } from "../../state/session";
import { Button } from "../../ui/button";
import { Choose } from "../../ui/choose";
import { Dialog } from "../../ui/dialog";
import { DialogLink } from "../../ui/dialog-link";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

interface Props {
  seat: SeatView;
  options: Options;
}

export function GiveOrder({ seat, options }: Props) {
  const [open, setOpen] = useState(false);
  const { agent } = seat;
  const oneself = session.value.kind === "in" && session.value.person.id === agent?.id;
  if (agent === null || oneself || !givesOrders()) return null;
  const t = words.value.orders;
  return (
    <>
      <DialogLink name={t.give(agent.name)} short={t.giveShort} onPress={() => setOpen(true)} />
      {open && (
        <Form
          person={agent.id}
          name={agent.name}
          seat={seat}
          options={options}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface FormProps extends Props {
  person: number;
  name: string;
  onClose: () => void;
}

const OWN = " "; // the list has "" for what is yet to be chosen
const KINDS: readonly OrderKind[] = ["message", "seat", "queue"];

function Form({ person, name, seat, options, onClose }: FormProps) {
  const t = words.value.orders;
  const intent = useIntent();
  const [kind, setKind] = useState<OrderKind>("message");
  const [target, setTarget] = useState("");
  const [text, setText] = useState("");
  const targets = targetsOf(kind, seat, options);
  /** In words, until somebody finds their own. */
  const choose = (to: string) => {
    setTarget(to);
    const named = kind === "queue" ? targets.find(([code]) => code === to)?.[1] : to;
    if (kind !== "message" && named) setText(t.texts[kind](named));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const body = { person, kind, text: text.trim(), target: target.trim() };
    void intent
      .run(() => post("/api/orders", { body }).finally(readOrders))
      .then((done) => done && onClose());
  };
  return (
    <Dialog heading={t.give(name)} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        <p class="hint">{t.giveHint}</p>
        <label>
          <span>{t.kind}</span>
          <select
            value={kind}
            onChange={({ currentTarget }) => {
              setKind(currentTarget.value as OrderKind);
              setTarget("");
            }}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        {kind !== "message" && (
          <>
            <Choose label={t[kind]} options={targets} value={target} onChange={choose} />
            <p class="hint">{kind === "seat" ? t.seatHint : t.queueHint}</p>
          </>
        )}
        <label>
          <span>{t.text}</span>
          <input
            value={text}
            maxLength={200}
            required
            autocomplete="off"
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{words.value.cancel}</Button>
          <Button type="submit" kind="primary" busy={intent.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function targetsOf(kind: OrderKind, seat: SeatView, { queues }: Options): readonly (readonly string[])[] {
  if (kind === "queue") {
    const open = queues.filter(({ retired }) => !retired).map(({ key, name }) => [key, name]);
    return [...open, [OWN, words.value.orders.ownQueues]];
  }
  const seats = kind === "seat" && world.value ? seatsInOrder(world.value) : [];
  return seats
    .filter(({ number }) => number !== seat.number)
    .map(({ number, agent }) => [number, agent ? `${number} ${agent.name}` : number]);
}
