import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { HandoverRow } from "../../api/shapes";
import { plusDays } from "../../state/dates";
import { dateOf, dayAndTime } from "../../state/format";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { ConfirmDialog } from "./confirm-dialog";

/** Who hands which seat to whom on a day, and who has confirmed it. */
export function Handovers({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const t = words.value.handover;
  const [confirms, setConfirms] = useState<HandoverRow | null>(null);
  const { answer, failure, again } = useAnswer(() => get("/api/handovers", { query: { day } }), day);
  const { columns } = t;
  return (
    <section class="card calls stack" aria-labelledby="handover-heading">
      <div class="row between">
        <h1 id="handover-heading">
          {t.heading} <span class="hint">{t.hint}</span>
        </h1>
        <div class="row">
          <Button onPress={() => onDay(plusDays(day, -1))}>{words.value.attendance.earlier}</Button>
          <b>{dateOf(day)}</b>
          <Button onPress={() => onDay(plusDays(day, 1))}>{words.value.attendance.later}</Button>
          <Button icon="refresh" onPress={again}>
            {words.value.calls.refresh}
          </Button>
        </div>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer?.length === 0 && <p>{t.none}</p>}
      {answer && answer.length > 0 && (
        <table>
          <thead>
            <tr>
              <ColumnHeads
                names={[columns.at, columns.seat, columns.outgoing, columns.incoming, columns.open]}
              />
            </tr>
          </thead>
          <tbody>
            {answer.map((row) => (
              <tr key={`${row.day} ${row.shift} ${row.seat}`}>
                <th scope="row">
                  {dayAndTime(row.at)} <span class="hint">{shiftOf(row.shift)}</span>
                </th>
                <td>{row.seat}</td>
                <Confirmed row={row} side="outgoing" onConfirm={() => setConfirms(row)} />
                <Confirmed row={row} side="incoming" onConfirm={() => setConfirms(row)} />
                <td>
                  <Told row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {confirms && (
        <ConfirmDialog
          row={confirms}
          onClose={() => setConfirms(null)}
          onDone={() => {
            setConfirms(null);
            again();
          }}
        />
      )}
    </section>
  );
}

interface Props {
  row: HandoverRow;
  side: "outgoing" | "incoming";
  onConfirm: () => void;
}

function Confirmed({ row, side, onConfirm }: Props) {
  const t = words.value.handover;
  const done = side === "outgoing" ? row.given : row.taken;
  return (
    <td>
      {row[side]} {done && <span class="hint">{t.confirmedAt(dayAndTime(done.at))}</span>}
      {row.missing.includes(side) && <span class="lacking">{t.missing} </span>}
      {!done && row.own === side && (
        <Button kind="primary" expands onPress={onConfirm}>
          {t.confirm[side]}
        </Button>
      )}
    </td>
  );
}

/** What both said, and what was open. */
function Told({ row }: { row: HandoverRow }) {
  const t = words.value.handover;
  const told = row.given ?? row.taken;
  if (told === null) return null;
  const notes = [row.given, row.taken].filter((one) => one?.note);
  if (told.items.length + notes.length === 0) return <span class="hint">{t.nothingOpen}</span>;
  return (
    <details>
      <summary>{t.told(told.items.length, notes.length)}</summary>
      <ul>
        {told.items.map(({ kind, about, since }) => (
          <li key={`${kind} ${about} ${since}`}>
            {t.kinds[kind]} {about} <span class="hint">{dayAndTime(since)}</span>
          </li>
        ))}
      </ul>
      {notes.map((one) => (
        <p key={one?.at} class="note">
          {one?.note}
        </p>
      ))}
    </details>
  );
}
