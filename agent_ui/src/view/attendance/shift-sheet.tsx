/** One person's shift right to the second: how it is judged, by which rules, from what. Made to be printed. */
import { get } from "../../api/client";
import type { DutyRow, ShiftSheet as Sheet } from "../../api/shapes";
import { now } from "../../state/clock";
import { sentenceOfFact, sentenceOfGround } from "../../state/evidence";
import { duration, exactTime, moment } from "../../state/format";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { FindingCard } from "./finding-card";
import { NoteRefusal } from "./note-refusal";
import { Rulings } from "./rulings";
import { TimeLine } from "./time-line";

interface Props {
  day: string;
  row: DutyRow;
  onClose: () => void;
}

export function ShiftSheet({ day, row, onClose }: Props) {
  const t = words.value.shiftSheet;
  const { shift, seat, person } = row;
  const query = { day, shift, seat, person };
  const { answer, failure, again } = useAnswer(
    () => get("/api/attendance/shift", { query }),
    JSON.stringify(query),
  );
  return (
    <section class="card calls stack sheet" aria-labelledby="sheet-heading">
      <div class="row between">
        <h1 id="sheet-heading">{t.heading}</h1>
        <div class="row unprinted">
          <Button onPress={onClose}>{t.back}</Button>
          {answer?.may_note && <NoteRefusal sheet={answer} onNoted={again} />}
          <Button onPress={() => print()}>{words.value.reports.print}</Button>
        </div>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer && <Body sheet={answer} onRuled={again} />}
    </section>
  );
}

function Body({ sheet, onRuled }: { sheet: Sheet; onRuled: () => void }) {
  const t = words.value.shiftSheet;
  const { duty } = sheet;
  return (
    <>
      <Facts duty={duty} sheet={sheet} />
      <h2>{t.result}</h2>
      {duty.findings === null && <p>{words.value.attendance.pending}</p>}
      {duty.findings?.length === 0 && <p>{words.value.attendance.free}</p>}
      {duty.findings?.map((found, place) => (
        <FindingCard
          key={`${found.kind} ${found.from_at} ${found.clause}`}
          found={found}
          sheet={sheet}
          may={sheet.may[place] ?? []}
          onRuled={onRuled}
        />
      ))}
      {duty.flags.map((flag) => (
        <p key={flag} class="hint">
          {words.value.attendance.flags[flag] ?? flag}
        </p>
      ))}
      {sheet.rulings.length > 0 && <Rulings rows={sheet.rulings} />}
      <h2>{t.timeLine}</h2>
      <TimeLine sheet={sheet} />
      <h2>{t.told}</h2>
      <ul class="told">
        {sheet.facts.map((fact) => (
          <li key={`${fact.evidence} ${fact.kind}`}>{sentenceOfFact(fact)}</li>
        ))}
        {sheet.grounds.map((ground) => (
          <li key={ground.evidence}>{sentenceOfGround(ground)}</li>
        ))}
      </ul>
      <h2>{t.settings(sheet.rule_version)}</h2>
      <ul class="told hint">
        {Object.entries(sheet.settings).map(([name, value]) => (
          <li key={name}>
            {t.settingNames[name] ?? name}: {t.settingValues[String(value)] ?? value}
          </li>
        ))}
      </ul>
      <p class="signatures printed">
        {t.signatures.map((who) => (
          <span key={who}>{who}: ____________________</span>
        ))}
      </p>
      <p class="hint">{t.madeAt(moment(now.peek()))}</p>
    </>
  );
}

function Facts({ duty, sheet }: { duty: DutyRow; sheet: Sheet }) {
  const t = words.value.shiftSheet;
  const { columns, shift } = words.value.attendance;
  const told: [string, string][] = [
    [columns.person, `${duty.name} (${duty.person})`],
    [columns.unit, duty.unit],
    [columns.seat, duty.seat],
    [t.shift, `${sheet.day} ${shift(shiftOf(duty.shift), exactTime(duty.from_at), exactTime(duty.to_at))}`],
  ];
  if (duty.findings !== null) {
    told.push([columns.presence, `${duration(duty.presence_s)} / ${duration(duty.obligated_s)}`]);
    told.push([columns.overtime, duration(duty.overtime_s)]);
  }
  return (
    <dl class="told">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt class="hint">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
