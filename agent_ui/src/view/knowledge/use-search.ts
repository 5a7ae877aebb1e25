/** Results while typing: the latest question's, and the earlier ones until these are there. */
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import type { KnowledgeHit } from "../../api/shapes";
import { sentenceOf } from "../../ui/use-intent";

const PAUSE_MS = 80;

interface Found {
  query: string;
  hits: readonly KnowledgeHit[];
}

export function useSearch(typed: string, category: string) {
  const query = typed.trim();
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setFailure(null);
    if (query === "") {
      setFound(null);
      return;
    }
    const soon = setTimeout(() => {
      get("/api/knowledge/search", { query: { query, category } }).then(
        (hits) => current && setFound({ query, hits }),
        (error: unknown) => current && setFailure(sentenceOf(error)),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(soon);
    };
  }, [query, category]);
  return { hits: found?.hits ?? null, settled: found?.query === query, failure };
}
