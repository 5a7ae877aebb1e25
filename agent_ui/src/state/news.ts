/** What the gateway says has changed, to whoever shows it: they ask for it again. */
import type { News } from "../api/shapes";

export type Topic = News["topic"];
/** `ids` null: any may have changed, since news may have been missed. */
type Listener = (ids: readonly number[] | null) => void;

const listeners = new Map<Topic, Set<Listener>>();

/** Until the answer is called. */
export function hearOf(topic: Topic, listen: Listener): () => void {
  const those = listeners.get(topic) ?? new Set();
  listeners.set(topic, those.add(listen));
  return () => {
    those.delete(listen);
  };
}

export function spread({ topic, ids }: Pick<News, "topic" | "ids">): void {
  for (const listen of [...(listeners.get(topic) ?? [])]) listen(ids);
}

/** The link was lost for a while. */
export function spreadAll(): void {
  for (const those of listeners.values()) for (const listen of [...those]) listen(null);
}
