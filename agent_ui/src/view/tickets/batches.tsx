/** The morning's batches (A6.6a): a lead collects what was submitted, and reports it to the bureau office. */
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import type { Choice, TicketBatch, TicketRow } from "../../api/shapes";
import { dateOf, dayAndTime } from "../../state/format";
import { words } from "../../state/language";
import { addressOf, go } from "../../state/route";
import { ticketWords } from "../../state/ticket-words";
import { readBoxes } from "../../state/tickets";
import { glance } from "../../state/watching";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { NOTHING_SAID, take } from "./acts";
import { BatchSheet } from "./batch-sheet";
import { categoryName } from "./parts";

const MOST = 200;

interface Props {
  /** The day of the address; null: the first with something to report, else the newest. */
  named: string | null;
  leads: boolean;
  categories: readonly Choice[];
}

export function Batches({ named, leads, categories }: Props) {
  const t = ticketWords.value.batch;
  const [changes, setChanges] = useState(0); // made here: the sheet is read again
  const list = useAnswer(() => get("/api/tickets/batches", {}), "", { keeps: true });
  const day = named ?? list.answer?.find(({ open }) => open > 0)?.day ?? list.answer?.[0]?.day ?? null;
  const changed = () => {
    list.again();
    setChanges((before) => before + 1);
    glance(readBoxes);
  };
  return (
    <>
      <section class="card stack unprinted" aria-labelledby="batches-heading">
        <div class="row between">
          <h1 id="batches-heading">{t.heading}</h1>
          <Button onPress={() => go("tickets")}>{ticketWords.value.back}</Button>
        </div>
        <p class="hint">{t.hint}</p>
        {list.failure && <Notice tone="bad">{list.failure}</Notice>}
        {list.answer === null && !list.failure && <p role="status">{words.value.loading}</p>}
        {list.answer?.length === 0 && <p>{t.none}</p>}
        {list.answer && list.answer.length > 0 && (
          <ul class="boxes" aria-label={t.list}>
            {list.answer.map((one) => (
              <li key={one.day}>
                <BatchLink one={one} current={one.day === day} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {leads && <ToCollect categories={categories} onCollected={changed} />}
      {day !== null && (
        <BatchSheet
          key={day}
          day={day}
          leads={leads}
          categories={categories}
          changes={changes}
          onReported={changed}
        />
      )}
    </>
  );
}

function BatchLink({ one, current }: { one: TicketBatch; current: boolean }) {
  const t = ticketWords.value.batch;
  const late = one.late && <strong class="problem"> {t.late}</strong>;
  return (
    <a href={addressOf("tickets", "batch", one.day)} aria-current={current ? "true" : undefined}>
      {dateOf(one.day)} <span class="hint">{t.count(one.count, one.open)}</span>
      {late}
    </a>
  );
}

interface CollectProps {
  categories: readonly Choice[];
  onCollected: () => void;
}

/** What agents have submitted. Into which morning it goes, the gateway says. */
function ToCollect({ categories, onCollected }: CollectProps) {
  const t = ticketWords.value.batch;
  const [rows, setRows] = useState<readonly TicketRow[] | null>(null);
  const [collected, setCollected] = useState<string | null>(null);
  const { busy, failure, run } = useIntent();
  const read = async () => setRows(await get("/api/tickets", { query: { box: "to_collect", limit: MOST } }));
  useEffect(() => {
    void run(read);
  }, []);
  const collect = (chosen: readonly TicketRow[]) =>
    run(async () => {
      setCollected(null);
      try {
        for (const row of chosen) setCollected((await take(row, "collect", NOTHING_SAID)).batch);
      } finally {
        await read();
        onCollected();
      }
    });
  return (
    <section class="card stack unprinted" aria-labelledby="to-collect-heading">
      <div class="row between">
        <h2 id="to-collect-heading">{t.toCollect}</h2>
        {rows && rows.length > 1 && (
          <Button kind="primary" busy={busy} onPress={() => void collect(rows)}>
            {t.collectAll(rows.length)}
          </Button>
        )}
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {collected && <p role="status">{t.collected(dateOf(collected))}</p>}
      {rows?.length === 0 && <p class="hint">{t.nothingToCollect}</p>}
      {rows && rows.length > 0 && (
        <ul class="to-collect">
          {rows.map((row) => (
            <li key={row.id} class="row">
              <Button busy={busy} onPress={() => void collect([row])}>
                {t.collect} <span class="unseen">{row.no}</span>
              </Button>
              <a href={addressOf("tickets", row.id)}>{row.no}</a>
              <b>{categoryName(row.category, categories)}</b>
              <span class="summary">{row.summary}</span>
              <span class="hint">
                {row.author} · {row.report_by !== null && t.due(dayAndTime(row.report_by))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
