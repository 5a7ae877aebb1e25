/** Which orders were given on a day, to whom, by whom, and answered how and when: evidence for A2.3.1(b). */
import { useEffect } from "preact/hooks";
import { get } from "../../api/client";
import type { OrderRow } from "../../api/shapes";
import { exactTime, isoDay, moment } from "../../state/format";
import { words } from "../../state/language";
import { queueOf } from "../../state/naming";
import { hearOf } from "../../state/news";
import { session } from "../../state/session";
import { ColumnHeads } from "../../ui/column-heads";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";

export function DayOrders({ day }: { day: string }) {
  const t = words.value.orders.ofDay;
  const ask = () => get("/api/orders/given", { query: { day } });
  const { answer, failure, again } = useAnswer(ask, day, { keeps: true });
  useEffect(() => hearOf("orders", again), []);
  // Of no orders only who looks for evidence has to know.
  const looksFor = session.value.kind === "in" && session.value.person.role !== "agent";
  if (!failure && !answer?.length && !looksFor) return null;
  return (
    <section class="card calls stack" aria-labelledby="day-orders-heading">
      <h2 id="day-orders-heading">
        {t.heading} <span class="hint">{t.hint}</span>
      </h2>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer?.length === 0 && <p class="hint">{t.none}</p>}
      {answer && answer.length > 0 && (
        <table>
          <thead>
            <tr>
              <ColumnHeads
                names={[
                  t.columns.at,
                  t.columns.by,
                  t.columns.to,
                  t.columns.kind,
                  t.columns.text,
                  t.columns.state,
                  t.columns.answered,
                ]}
              />
            </tr>
          </thead>
          <tbody>
            {answer.map((order) => (
              <tr key={order.id}>
                <th scope="row">{exactTime(order.at)}</th>
                <td>{order.by}</td>
                <td>
                  {order.name} <span class="hint">{order.seat}</span>
                </td>
                <td>{kindOf(order)}</td>
                <td>{order.text}</td>
                <td>
                  <Standing order={order} />
                </td>
                <td>
                  {order.answered_at !== null && `${timeOf(order.answered_at, day)} ${order.answered_by}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Answered after midnight it says so. */
function timeOf(at: number, day: string): string {
  return isoDay(at) === day ? exactTime(at) : moment(at);
}

/** With the place, which the words of an order need not name. */
function kindOf({ kind, target }: OrderRow): string {
  const t = words.value.orders;
  if (kind === "message") return t.kinds.message;
  return `${t.kinds[kind]} ${kind === "queue" ? nameOfQueue(target) : target}`;
}

function nameOfQueue(key: string): string {
  if (key === "") return words.value.orders.ownQueues;
  return session.value.kind === "in" ? queueOf({ queue: key }, session.value.options) : key;
}

function Standing({ order: { state, reason } }: { order: OrderRow }) {
  const t = words.value.orders;
  const name = state === "open" ? t.ofDay.unanswered : t.states[state];
  if (state === "acknowledged" || state === "withdrawn") return <>{name}</>;
  return (
    <span class="problem">
      <Icon name="warning" />
      {name} {reason}
    </span>
  );
}
