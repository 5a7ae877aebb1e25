/** Entries for the question as it is written down, once the hand rests. */
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import type { KnowledgeHit } from "../../api/shapes";
import { sentenceOf } from "../../ui/use-intent";

const PAUSE_MS = 400;
const LONGEST = 200;

export function useSuggestions(question: string, category: string): readonly KnowledgeHit[] {
  const asked = question.trim().slice(-LONGEST);
  const [hits, setHits] = useState<readonly KnowledgeHit[]>([]);
  useEffect(() => {
    let current = true;
    if (asked === "") {
      setHits([]);
      return;
    }
    const soon = setTimeout(() => {
      get("/api/knowledge/suggestions", { query: { question: asked, category } }).then(
        (found) => current && setHits(found),
        // Nobody asked for them: without them the form is as good.
        (error: unknown) => current && sentenceOf(error) && setHits([]),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(soon);
    };
  }, [asked, category]);
  return hits;
}
