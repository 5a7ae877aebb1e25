/**
 * What a lead orders, on every page and beside whatever is being done: acknowledged by a key, or refused. Who gave
 * it is told there that it was refused, or that nobody answers, until the same key says that they have read it.
 */
import { useEffect, useState } from "preact/hooks";
import { post } from "../api/client";
import type { OrderRow } from "../api/shapes";
import { clockTime, dayAndTime } from "../state/format";
import { words } from "../state/language";
import { isToAnswer, ordersOfToday, pending, readOrders, sayingOf, watchOrders } from "../state/orders";
import { AskReason } from "../ui/ask-reason";
import { Button } from "../ui/button";
import { Elapsed } from "../ui/elapsed";
import { Icon } from "../ui/icon";
import { KEYS } from "../ui/keys";
import { useShortcuts } from "../ui/shortcuts";
import { Tool } from "../ui/tool";
import { useIntent } from "../ui/use-intent";

export function Orders() {
  const t = words.value.orders;
  const [refusing, setRefusing] = useState<OrderRow | null>(null);
  const intent = useIntent();
  useEffect(watchOrders, []);
  const [first] = pending.value;
  const acknowledge = (order: OrderRow) =>
    void intent.run(() => (isToAnswer(order) ? answer(order, "acknowledge", "") : read(order)));
  const refuse = async (reason: string) => {
    if (refusing) await answer(refusing, "refuse", reason);
    setRefusing(null);
  };
  useShortcuts({
    // Without an order it does nothing, where the browser would open its own help.
    acknowledgeOrder: () => first && acknowledge(first),
    refuseOrder: () => first && isToAnswer(first) && setRefusing(first),
  });
  return (
    <>
      <p class="unseen" role="alert">
        {pending.value.map((order) => `${sayingOf(order)} ${order.text} ${because(order)}`.trim()).join(" ")}
      </p>
      {(first || intent.failure) && (
        <section class="alarms" aria-label={t.heading}>
          <ul>
            {pending.value.map((order) => (
              <li key={order.id} class={`notice ${order.state === "refused" ? "bad" : "warn"}`}>
                <Icon name="warning" />
                <p>
                  {sayingOf(order)} <b>{order.text}</b>{" "}
                  {order.answered_at === null ? (
                    <Elapsed since={order.at} />
                  ) : (
                    <>
                      {because(order)} <RefusedAt order={order} at={order.answered_at} />
                    </>
                  )}
                </p>
                <Button
                  kind="primary"
                  keys={order === first ? KEYS.acknowledgeOrder : undefined}
                  busy={intent.busy}
                  onPress={() => acknowledge(order)}
                >
                  {isToAnswer(order) ? t.acknowledge : t.read}
                </Button>
                {isToAnswer(order) && (
                  <Button
                    keys={order === first ? KEYS.refuseOrder : undefined}
                    expands
                    onPress={() => setRefusing(order)}
                  >
                    {t.refuse}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {intent.failure && (
            <p class="problem" role="alert">
              {intent.failure}{" "}
              <Tool icon="close" name={words.value.close} onPress={() => void intent.run(async () => {})} />
            </p>
          )}
        </section>
      )}
      {refusing && (
        <AskReason
          heading={t.refuseHeading}
          act={t.refuse}
          label={t.reason}
          onClose={() => setRefusing(null)}
          onReason={refuse}
        >
          <p>{refusing.text}</p>
          <p class="hint">{t.refuseHint}</p>
        </AskReason>
      )}
    </>
  );
}

function because({ reason }: OrderRow): string {
  return reason && words.value.orders.because(reason);
}

function RefusedAt({ order, at }: { order: OrderRow; at: number }) {
  return <span class="clock">{ordersOfToday.value.includes(order) ? clockTime(at) : dayAndTime(at)}</span>;
}

/** Whatever comes of it, what is shown then is true: it may have been withdrawn meanwhile. */
function answer(order: OrderRow, act: "acknowledge" | "refuse", reason: string): Promise<unknown> {
  const path = { id: order.id, act };
  return post("/api/orders/{id}/{act}", { path, body: { reason } }).finally(readOrders);
}

/** As it is shown: what was answered meanwhile has not been read. */
function read({ id, state }: OrderRow): Promise<unknown> {
  return post("/api/orders/{id}/read", { path: { id }, body: { state } }).finally(readOrders);
}
