/**
 * What the gateway answers to a question, asked again whenever the question changes.
 * `keeps`: the last answer is shown until the next one comes.
 */
import { useCallback, useEffect, useState } from "preact/hooks";
import { sentenceOf } from "./use-intent";

interface Asked<Answer> {
  answer: Answer | null;
  failure: string | null;
  again: () => void;
}

export function useAnswer<Answer>(
  ask: () => Promise<Answer>,
  question: string,
  { keeps = false } = {},
): Asked<Answer> {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let current = true; // a late answer to an earlier question is not shown
    if (!keeps) setAnswer(null);
    setFailure(null);
    ask().then(
      (told) => current && setAnswer(told),
      (error: unknown) => current && setFailure(sentenceOf(error)),
    );
    return () => {
      current = false;
    };
  }, [question, times]);
  return { answer, failure, again: useCallback(() => setTimes((before) => before + 1), []) };
}
