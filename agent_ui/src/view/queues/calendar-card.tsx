/** Holidays: of which years they are known, and taking them from a file. */
import { useEffect, useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { CalendarView, Imported } from "../../api/shapes";
import { words } from "../../state/language";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

export function CalendarCard({ onImported }: { onImported: () => void }) {
  const t = words.value.queues.calendar;
  const [calendar, setCalendar] = useState<CalendarView | null>(null);
  const [done, setDone] = useState<Imported | null>(null);
  const intent = useIntent();
  const read = async () => setCalendar(await get("/api/calendar", {}));
  useEffect(() => {
    void intent.run(read);
  }, []);
  const take = (file: File | undefined) => {
    if (!file) return;
    void intent.run(async () => {
      setDone(null);
      const body = { file: base64(new Uint8Array(await file.arrayBuffer())) };
      setDone(await post("/api/calendar", { body }));
      await read();
      onImported();
    });
  };
  return (
    <section aria-labelledby="calendar-heading" class="stack calendar">
      <h2 id="calendar-heading">{t.heading}</h2>
      {calendar && <p>{calendar.years.length ? t.known(calendar.years.join(", ")) : t.unknown}</p>}
      <label>
        <span>{t.import}</span>
        <input
          type="file"
          accept=".csv,.ics,text/csv,text/calendar"
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = ""; // so that the same file, corrected, can be taken again
          }}
        />
      </label>
      <p class="hint">{t.hint}</p>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      {done && <Notice tone="info">{t.imported(done.holidays, done.workdays)}</Notice>}
    </section>
  );
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
