/** Orders of today (A1.2): one's own, for leads all. Those that nobody has answered come back until somebody does. */
import { computed, signal } from "@preact/signals";
import { get } from "../api/client";
import type { OrderRow } from "../api/shapes";
import { myCall, mySeat } from "./desk";
import { words } from "./language";
import { notify } from "./notifications";
import { session } from "./session";
import { ORDER, sound } from "./sound";
import { watch } from "./watching";

/** The newest first. */
export const orders = signal<readonly OrderRow[]>([]);

/** What this person has yet to answer, the oldest first. */
export const toAnswer = computed(() =>
  orders.value.filter(({ may }) => may.includes("acknowledge")).reverse(),
);

/** What a lead must know of who sits there: what is open, or that the last thing ordered was refused. */
export function orderOf(person: number | undefined): OrderRow | undefined {
  const theirs = orders.value.filter((one) => one.person === person && one.state !== "withdrawn");
  return (
    theirs.find(({ state }) => state === "open") ??
    theirs.slice(0, 1).find(({ state }) => state === "refused")
  );
}

const announced = new Set<number>();

export async function readOrders(): Promise<void> {
  orders.value = await get("/api/orders", {});
  for (const order of toAnswer.value) announce(order);
}

/** Once, and without a sound while a caller listens. */
function announce(order: OrderRow): void {
  if (announced.has(order.id)) return;
  announced.add(order.id);
  notify(words.value.orders.from(order.by), order.text, `order ${order.id}`);
  if (myCall.value === null || mySeat.value?.state === "acw") sound(ORDER);
}

export function watchOrders(): () => void {
  return watch(
    readOrders,
    () => {
      orders.value = [];
      announced.clear();
    },
    "orders",
  );
}

/** Whether this person gives orders. */
export function givesOrders(): boolean {
  return session.value.kind === "in" && session.value.person.role === "lead";
}
