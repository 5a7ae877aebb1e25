/** The reader's boxes with their counts, and the tickets of the one that is open. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { get } from "../../api/client";
import type { Choice, Person, TicketBox, TicketBoxCount, TicketRow } from "../../api/shapes";
import { words } from "../../state/language";
import { hearOf } from "../../state/news";
import { addressOf, go } from "../../state/route";
import { ticketWords } from "../../state/ticket-words";
import { boxes, readBoxes } from "../../state/tickets";
import { glance } from "../../state/watching";
import { Button } from "../../ui/button";
import { KEYS, numberKey } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useNumbers, useShortcuts } from "../../ui/shortcuts";
import { useIntent } from "../../ui/use-intent";
import { usePages } from "../../ui/use-pages";
import { TicketTable } from "./table";

interface Props {
  person: Person;
  /** Of the address; null: the first in which something waits, or is at least. */
  named: TicketBox | null;
  categories: readonly Choice[];
  batches: boolean;
  said: string | null;
}

export function Boxes({ person, named, categories, batches, said }: Props) {
  const t = ticketWords.value;
  const reading = useIntent();
  const known = boxes.value;
  const begin = useMemo(() => firstOf(known ?? []), [known === null]); // and stays, whatever comes meanwhile
  const shown = known?.find(({ box }) => box === (named ?? begin)) ?? null;
  const opens = person.role === "agent" || person.role === "lead";
  const create = () => go("tickets", "new");
  useEffect(() => {
    void reading.run(readBoxes);
  }, []);
  useNumbers(
    (known ?? []).map(
      ({ box }) =>
        () =>
          go("tickets", "box", box),
    ),
  );
  useShortcuts({ newTicket: opens ? create : null });

  return (
    <section class="card stack" aria-labelledby="tickets-heading">
      <div class="row between">
        <h1 id="tickets-heading">{t.heading}</h1>
        <div class="row">
          {opens && (
            <Button keys={KEYS.newTicket} onPress={create}>
              {t.create}
            </Button>
          )}
          {batches && <Button onPress={() => go("tickets", "batch")}>{t.batches}</Button>}
        </div>
      </div>
      {said && <Notice tone="info">{said}</Notice>}
      {reading.failure && <Notice tone="bad">{reading.failure}</Notice>}
      {known === null && !reading.failure && <p role="status">{words.value.loading}</p>}
      {known && (
        <ul class="boxes" aria-label={t.boxesLabel}>
          {known.map((one, index) => (
            <li key={one.box}>
              <BoxLink one={one} current={one === shown} keys={numberKey(index)} />
            </li>
          ))}
        </ul>
      )}
      {shown && <Box key={shown.box} box={shown} categories={categories} />}
    </section>
  );
}

function BoxLink({
  one,
  current,
  keys,
}: {
  one: TicketBoxCount;
  current: boolean;
  keys: string | undefined;
}) {
  return (
    <a
      href={addressOf("tickets", "box", one.box)}
      aria-current={current ? "true" : undefined}
      aria-keyshortcuts={keys}
    >
      {ticketWords.value.boxes[one.box]}{" "}
      <span class={`badge ${one.waits && one.count > 0 ? "state-not_ready" : "state-signed_out"}`}>
        {one.count}
      </span>
    </a>
  );
}

function firstOf(known: readonly TicketBoxCount[]): TicketBox | null {
  const full = known.filter(({ count }) => count > 0);
  return (full.find(({ waits }) => waits) ?? full[0] ?? known[0])?.box ?? null;
}

function Box({ box, categories }: { box: TicketBoxCount; categories: readonly Choice[] }) {
  const t = ticketWords.value;
  const { rows, complete, busy, failure, reload, older } = usePages(
    (page) => get("/api/tickets", { query: { ...page, box: box.box } }),
    (row: TicketRow) => row.id,
  );
  useEffect(() => {
    if (rows !== null) void reload(); // somebody put something in, or took it out
  }, [box.count]);
  const again = useRef(reload);
  again.current = reload;
  useEffect(() => hearOf("tickets", () => void again.current()), []);
  return (
    <>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {rows === null && !failure && <p role="status">{words.value.loading}</p>}
      {rows?.length === 0 && <p>{t.none}</p>}
      {rows && rows.length > 0 && <TicketTable rows={rows} categories={categories} dueFirst={box.waits} />}
      <div class="row">
        <Button
          icon="refresh"
          busy={busy}
          onPress={() => {
            void reload();
            glance(readBoxes); // the list says what is wrong
          }}
        >
          {t.refresh}
        </Button>
        {rows && !complete && (
          <Button busy={busy} onPress={older}>
            {t.older}
          </Button>
        )}
      </div>
    </>
  );
}
