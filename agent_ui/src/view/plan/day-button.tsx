/** The date of a day in a view of the roster. One of them has the focus; arrows move it on. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PlanDay } from "../../api/shapes";
import { now } from "../../state/clock";
import { plusDays } from "../../state/dates";
import { dateOf, isoDay } from "../../state/format";
import { words } from "../../state/language";

export interface Moves {
  /** The day that has the focus. */
  focus: string;
  onFocus: (day: string) => void;
  /** A month or a week further, or back. */
  onPage: (day: string, pages: number) => void;
  onOpen: (day: string) => void;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const PAGES: Record<string, number> = { PageUp: -1, PageDown: 1 };

interface Props {
  day: PlanDay;
  label: string;
  moves: Moves;
  /** Whether the focus was among these buttons, and so follows the day. */
  follows: boolean;
}

export function DayButton({ day, label, moves, follows }: Props) {
  const t = words.value.plan;
  const button = useRef<HTMLButtonElement>(null);
  const here = day.day === moves.focus;
  const today = day.day === isoDay(now.value);
  useLayoutEffect(() => {
    if (here && follows) button.current?.focus();
  }, [here, follows]);
  const press = (event: KeyboardEvent) => {
    const [step, pages] = [STEPS[event.key], PAGES[event.key]];
    if (step === undefined && pages === undefined) return;
    event.preventDefault();
    if (step !== undefined) moves.onFocus(plusDays(moves.focus, step));
    if (pages !== undefined) moves.onPage(moves.focus, pages);
  };
  const said = [dateOf(day.day), day.occasion || (day.rest ? t.rest : ""), today ? t.today : ""];
  return (
    <span class="day-name">
      <button
        ref={button}
        type="button"
        class="button quiet"
        tabIndex={here ? 0 : -1}
        aria-current={today ? "date" : undefined}
        aria-label={said.filter(Boolean).join(" ")}
        onKeyDown={press}
        onClick={() => moves.onOpen(day.day)}
      >
        {label}
      </button>
      {today && <b class="today-mark">{t.today}</b>}
      {(day.occasion || day.rest) && <span class="rest-mark">{day.occasion || t.rest}</span>}
    </span>
  );
}
