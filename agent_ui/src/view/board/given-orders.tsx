/** Orders of today and what became of each; those that nobody has answered show for how long (A1.2). */
import { post } from "../../api/client";
import type { OrderRow } from "../../api/shapes";
import { clockTime } from "../../state/format";
import { words } from "../../state/language";
import { ordersOfToday, readOrders } from "../../state/orders";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Elapsed } from "../../ui/elapsed";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

export function GivenOrders() {
  const t = words.value.orders;
  const intent = useIntent();
  const withdraw = ({ id }: OrderRow) =>
    void intent.run(() =>
      post("/api/orders/{id}/{act}", { path: { id, act: "withdraw" }, body: { reason: "" } }).finally(
        readOrders,
      ),
    );
  return (
    <section class="card" aria-labelledby="orders-heading">
      <h2 id="orders-heading">{t.todayHeading}</h2>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      {ordersOfToday.value.length === 0 ? (
        <p class="hint">{t.none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <ColumnHeads names={[t.columns.at, t.columns.to, t.columns.text, t.columns.state]} />
            </tr>
          </thead>
          <tbody>
            {ordersOfToday.value.map((order) => (
              <tr key={order.id}>
                <th scope="row">{clockTime(order.at)}</th>
                <td>
                  {order.name} <span class="hint">{order.seat}</span>
                </td>
                <td>{order.text}</td>
                <td>
                  <Standing order={order} />
                  {order.may.includes("withdraw") && (
                    <Button kind="quiet" busy={intent.busy} onPress={() => withdraw(order)}>
                      {t.withdraw}
                      <span class="unseen"> {order.text}</span>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Standing({ order }: { order: OrderRow }) {
  const name = words.value.orders.states[order.state];
  if (order.answered_at !== null && order.state !== "refused")
    return (
      <>
        {name} {clockTime(order.answered_at)}
      </>
    );
  return (
    <span class="problem">
      <Icon name="warning" />
      {name} {order.answered_at === null ? <Elapsed since={order.at} /> : clockTime(order.answered_at)}{" "}
      {order.reason}
    </span>
  );
}
