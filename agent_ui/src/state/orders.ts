/**
 * Orders of today (A1.2): one's own, for leads all. Those that nobody has answered come back until somebody does;
 * who gave them is told that they were refused, or that nobody answers, until they have read it.
 */
import { computed, signal } from "@preact/signals";
import { get } from "../api/client";
import type { OrderRow } from "../api/shapes";
import { isPast } from "./clock";
import { myCall, mySeat } from "./desk";
import { isoDay, today } from "./format";
import { words } from "./language";
import { notify } from "./notifications";
import { session } from "./session";
import { ORDER, sound } from "./sound";
import { watch } from "./watching";

const UNANSWERED_MS = 120_000;

/** The newest first; with refusals of other days that who gave them has not read. */
export const orders = signal<readonly OrderRow[]>([]);

export const ordersOfToday = computed(() => orders.value.filter(({ at }) => isoDay(at) === today()));

/** What this person has yet to answer, or to read of what they gave: a new one comes after what is there. */
export const pending = computed(() =>
  orders.value
    .filter((one) => isToAnswer(one) || (one.to_read && (one.answered_at !== null || isPast(since(one)))))
    .sort((a, b) => since(a) - since(b)),
);

export function isToAnswer({ may }: OrderRow): boolean {
  return may.includes("acknowledge");
}

/** From when on it is pending: one that was given to others, once they have had time to answer. */
function since(order: OrderRow): number {
  return order.answered_at ?? (isToAnswer(order) ? order.at : order.at + UNANSWERED_MS);
}

/** What is said of one that is pending, before its own words. */
export function sayingOf(order: OrderRow): string {
  const t = words.value.orders;
  if (isToAnswer(order)) return t.from(order.by);
  return order.state === "refused" ? t.refusedBy(order.name) : t.unansweredBy(order.name);
}

/** What a lead must know of who sits there: what is open, or that the last thing ordered was refused. */
export function orderOf(person: number | undefined): OrderRow | undefined {
  const theirs = ordersOfToday.value.filter((one) => one.person === person && one.state !== "withdrawn");
  return (
    theirs.find(({ state }) => state === "open") ??
    theirs.slice(0, 1).find(({ state }) => state === "refused")
  );
}

const announced = new Set<string>();

export async function readOrders(): Promise<void> {
  orders.value = await get("/api/orders", {});
  for (const order of pending.value) announce(order);
}

/** Once, and without a sound while a caller listens. */
function announce(order: OrderRow): void {
  const tag = `order ${order.id} ${order.state}`;
  if (announced.has(tag)) return;
  announced.add(tag);
  notify(sayingOf(order), order.text, tag);
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
