/** Slots that nobody has although it is time, for those who can do something about it. */
import { useEffect } from "preact/hooks";
import { get } from "../../api/client";
import { dateOf } from "../../state/format";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";

const LOOK_MS = 60_000;
const LISTED = 30;

export function Missing() {
  const t = words.value.plan;
  const { answer, again } = useAnswer(() => get("/api/plan/missing", {}), "", { keeps: true });
  useEffect(() => {
    const timer = setInterval(again, LOOK_MS);
    return () => clearInterval(timer);
  }, [again]);
  if (answer === null) return null; // the page says itself when the gateway cannot be asked
  const { slots, unpublished } = answer;
  return (
    <>
      {unpublished && <Notice tone="warn">{t.notPublished(dateOf(unpublished))}</Notice>}
      {slots.length > 0 && (
        <details class="notice bad missing">
          <summary>{t.missing(slots.length)}</summary>
          <ul>
            {slots.slice(0, LISTED).map(({ day, shift, seat, unit }) => (
              <li key={`${day} ${shift} ${seat}`}>
                {t.missingSlot(dateOf(day), shiftOf(shift), seat, unit)}
              </li>
            ))}
            {slots.length > LISTED && <li>{words.value.roster.more(slots.length - LISTED)}</li>}
          </ul>
        </details>
      )}
    </>
  );
}
