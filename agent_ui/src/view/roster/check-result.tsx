import type { RosterCheck } from "../../api/shapes";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { Notice } from "../../ui/notice";

const SHOWN = 20;

/** What publishing the file would mean. */
export function CheckResult({ checked }: { checked: RosterCheck }) {
  const t = words.value.roster;
  const { problems, unfilled, not_by_heads, changes } = checked;
  return (
    <section aria-labelledby="check-heading" class="stack">
      <h2 id="check-heading">{t.checkHeading}</h2>
      <p>
        {t.summary(checked.first, checked.last, checked.slots)}{" "}
        <span class="hint">{t.spread(checked.spread_of_units, checked.spread_of_people)}</span>
      </p>
      {problems.length > 0 && (
        <>
          <Notice tone="bad">{t.problems(problems.length)}</Notice>
          <Some lines={problems.map((one) => `${one.cell}: ${one.message}`)} />
        </>
      )}
      {unfilled.length > 0 && (
        <details>
          <summary>{t.unfilled(unfilled.length)}</summary>
          <Some lines={unfilled.map(slotAt)} />
        </details>
      )}
      {not_by_heads.length > 0 && (
        <details>
          <summary>{t.notByHeads(not_by_heads.length)}</summary>
          <Some lines={not_by_heads.map(({ place, person }) => `${slotAt(place)}: ${person}`)} />
        </details>
      )}
      {changes.length > 0 && (
        <details>
          <summary>{t.changes(changes.length)}</summary>
          <Some lines={changes.map(changed)} />
        </details>
      )}
    </section>
  );
}

function slotAt(place: RosterCheck["unfilled"][number]): string {
  return `${place.day} ${shiftOf(place.shift)} ${place.seat}`;
}

/** Who had a slot, and who has it. */
export function changed({ place, before, after }: RosterCheck["changes"][number]): string {
  const { nobody } = words.value.roster;
  return `${slotAt(place)}: ${before || nobody} → ${after || nobody}`;
}

function Some({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.slice(0, SHOWN).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > SHOWN && <li>{words.value.roster.more(lines.length - SHOWN)}</li>}
    </ul>
  );
}
