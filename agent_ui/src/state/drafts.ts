/** The unsaved form of a call, kept in this tab across a refresh and nowhere else. */
const PREFIX = "cti.draft.";

export interface Draft {
  outcome: string | null;
  note: string;
}

export function readDraft(callId: string): Draft {
  const kept = sessionStorage.getItem(PREFIX + callId);
  return kept ? (JSON.parse(kept) as Draft) : { outcome: null, note: "" };
}

export function keepDraft(callId: string, draft: Draft): void {
  sessionStorage.setItem(PREFIX + callId, JSON.stringify(draft));
}

/** All of them, or all but the one of the call in hand. */
export function forgetDrafts(exceptCallId?: string | null): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && key !== PREFIX + exceptCallId) sessionStorage.removeItem(key);
  }
}
