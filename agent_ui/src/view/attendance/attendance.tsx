import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { DutyRow } from "../../api/shapes";
import { plusDays } from "../../state/dates";
import { clockTime, today } from "../../state/format";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { DayOrders } from "./day-orders";
import { DutyTable } from "./duty-table";
import { Quality } from "./quality";
import { ShiftSheet } from "./shift-sheet";
import { SpotChecks } from "./spot-checks";

/** The shifts of a day, and how those that are over are judged. */
export function Attendance() {
  const t = words.value.attendance;
  const [day, setDay] = useState(today());
  const { answer, failure, again } = useAnswer(() => get("/api/attendance", { query: { day } }), day);
  const [open, setOpen] = useState<DutyRow | null>(null);
  const close = () => {
    setOpen(null);
    again(); // something may have been decided
  };
  const move = (days: number) => setDay(plusDays(day, days));

  if (open) return <ShiftSheet day={day} row={open} onClose={close} />;
  return (
    <>
      <section class="card calls stack" aria-labelledby="attendance-heading">
        <div class="row between">
          <h1 id="attendance-heading">
            {t.heading} <span class="hint">{t.hint}</span>
          </h1>
          <div class="row">
            <Button onPress={() => move(-1)}>{t.earlier}</Button>
            <label class="row">
              {t.day}
              <input
                type="date"
                required
                value={day}
                onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
              />
            </label>
            <Button onPress={() => move(1)}>{t.later}</Button>
            <Button icon="refresh" onPress={again}>
              {words.value.calls.refresh}
            </Button>
          </div>
        </div>
        {failure && <Notice tone="bad">{failure}</Notice>}
        {answer === null && !failure && <p role="status">{words.value.loading}</p>}
        {answer?.length === 0 && <p>{t.none}</p>}
        {answer && byShift(answer).map((rows) => <Shift key={rows[0]?.shift} rows={rows} onOpen={setOpen} />)}
      </section>
      <SpotChecks day={day} duties={answer ?? []} />
      <DayOrders key={day} day={day} />
      <Quality day={day} />
    </>
  );
}

function Shift({ rows, onOpen }: { rows: readonly DutyRow[]; onOpen: (row: DutyRow) => void }) {
  const [first] = rows;
  if (!first) return null;
  const { shift, from_at, to_at } = first;
  const name = words.value.attendance.shift(shiftOf(shift), clockTime(from_at), clockTime(to_at));
  return <DutyTable name={name} rows={rows} onOpen={onOpen} />;
}

function byShift(rows: readonly DutyRow[]): DutyRow[][] {
  const shifts = new Map<string, DutyRow[]>();
  for (const row of rows) shifts.set(row.shift, [...(shifts.get(row.shift) ?? []), row]);
  return [...shifts.values()];
}
