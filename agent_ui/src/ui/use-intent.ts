/** Carrying out one intent: busy while it runs, and the sentence to show if it fails. */
import { useRef, useState } from "preact/hooks";
import { ApiError, Unreachable } from "../api/client";
import { words } from "../state/language";

interface Intent {
  busy: boolean;
  failure: string | null;
  run: (act: () => Promise<unknown>) => Promise<boolean>;
}

export function useIntent(): Intent {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef(false); // the state follows a render later, a second key press may not
  const run = async (act: () => Promise<unknown>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    try {
      await act();
      setFailure(null);
      return true;
    } catch (error) {
      setFailure(sentenceOf(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, failure, run };
}

export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  if (error instanceof Unreachable) return words.value.noAnswer;
  throw error;
}
