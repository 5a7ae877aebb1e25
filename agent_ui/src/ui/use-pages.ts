/** Rows of the past in pages, the newest first: the next page begins before the oldest row that is held. */
import { useEffect, useState } from "preact/hooks";
import { useIntent } from "./use-intent";

const PAGE_SIZE = 50;

interface Page {
  limit: number;
  before?: number;
}

export function usePages<Row>(
  fetchPage: (page: Page) => Promise<readonly Row[]>,
  arrivedAt: (row: Row) => number,
) {
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [complete, setComplete] = useState(false);
  const intent = useIntent();

  const extend = async (held: readonly Row[]) => {
    const oldest = held.at(-1);
    const next = await fetchPage({ limit: PAGE_SIZE, ...(oldest && { before: arrivedAt(oldest) }) });
    setRows([...held, ...next]);
    setComplete(next.length < PAGE_SIZE);
  };
  const reload = () => intent.run(() => extend([]));
  const older = () => intent.run(() => extend(rows ?? []));
  /** Do this first, and show what it changed. */
  const afterwards = (act: () => Promise<unknown>) =>
    intent.run(async () => {
      await act();
      await extend([]);
    });
  useEffect(() => {
    void reload();
  }, []);
  return {
    rows,
    complete,
    busy: intent.busy,
    failure: intent.failure,
    run: intent.run,
    reload,
    older,
    afterwards,
  };
}
