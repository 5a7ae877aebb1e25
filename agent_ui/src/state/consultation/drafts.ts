/** The drafts of this page: one for the call in hand, and any other until the gateway has all of it. */
import { Draft } from "./draft";

const held = new Map<string, Draft>();

export function draftOf(callId: string): Draft {
  const draft = held.get(callId) ?? new Draft(callId);
  held.set(callId, draft);
  return draft;
}

export function drafts(): readonly Draft[] {
  return [...held.values()];
}

export function forget(draft: Draft): void {
  draft.drop();
  held.delete(draft.callId);
}

/** Whoever comes next to this page sees none of them. */
export function forgetDrafts(): void {
  drafts().forEach(forget);
}
