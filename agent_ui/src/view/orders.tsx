/** What a lead orders, on every page and beside whatever is being done: acknowledged by a key, or refused. */
import { useEffect, useState } from "preact/hooks";
import { post } from "../api/client";
import type { OrderRow } from "../api/shapes";
import { words } from "../state/language";
import { readOrders, toAnswer, watchOrders } from "../state/orders";
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
  const [first] = toAnswer.value;
  const acknowledge = (order: OrderRow) => void intent.run(() => answer(order, "acknowledge", ""));
  const refuse = async (reason: string) => {
    if (refusing) await answer(refusing, "refuse", reason);
    setRefusing(null);
  };
  useShortcuts({
    // Without an order it does nothing, where the browser would open its own help.
    acknowledgeOrder: () => first && acknowledge(first),
    refuseOrder: () => first && setRefusing(first),
  });
  return (
    <>
      <p class="unseen" role="alert">
        {toAnswer.value.map((order) => `${t.from(order.by)} ${order.text}`).join(" ")}
      </p>
      {(first || intent.failure) && (
        <section class="alarms" aria-label={t.heading}>
          <ul>
            {toAnswer.value.map((order) => (
              <li key={order.id} class="notice warn">
                <Icon name="warning" />
                <p>
                  {t.from(order.by)} <b>{order.text}</b> <Elapsed since={order.at} />
                </p>
                <Button
                  kind="primary"
                  keys={order === first ? KEYS.acknowledgeOrder : undefined}
                  busy={intent.busy}
                  onPress={() => acknowledge(order)}
                >
                  {t.acknowledge}
                </Button>
                <Button
                  keys={order === first ? KEYS.refuseOrder : undefined}
                  expands
                  onPress={() => setRefusing(order)}
                >
                  {t.refuse}
                </Button>
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

/** Whatever comes of it, what is shown then is true: it may have been withdrawn meanwhile. */
function answer(order: OrderRow, act: "acknowledge" | "refuse", reason: string): Promise<unknown> {
  const path = { id: order.id, act };
  return post("/api/orders/{id}/{act}", { path, body: { reason } }).finally(readOrders);
}
