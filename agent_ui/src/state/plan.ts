/** What the roster's views make of the plan. */
import type { PlanDay, PlanShift, PlanSlot } from "../api/shapes";

export interface Wanted {
  /** A login, or empty: everybody. */
  person: string;
  /** Empty: all. */
  unit: string;
}

/** Only the slots that are asked for. */
export function only(days: readonly PlanDay[], { person, unit }: Wanted): PlanDay[] {
  const asked = (slot: PlanSlot) => (!person || slot.person === person) && (!unit || slot.unit === unit);
  return days.map((day) => ({
    ...day,
    shifts: day.shifts.map((shift) => ({ ...shift, slots: shift.slots.filter(asked) })),
  }));
}

export function unitsOf(days: readonly PlanDay[]): string[] {
  return [...new Set(slotsOf(days).map(({ unit }) => unit))].sort();
}

export function seatsOf(days: readonly PlanDay[], code: string): string[] {
  const shifts = days.flatMap((day) => day.shifts.filter((shift) => shift.code === code));
  return [...new Set(shifts.flatMap(({ slots }) => slots.map(({ seat }) => seat)))].sort();
}

/** The shifts of all the days, by when in the day they begin. */
export function shiftsOf(days: readonly PlanDay[]): PlanShift[] {
  const found = new Map<string, PlanShift>();
  for (const shift of days.flatMap((day) => day.shifts))
    if (!found.has(shift.code)) found.set(shift.code, shift);
  return [...found.values()];
}

const NAMED = 4;

/** Names while they are few, then units and how many each sends. */
export function staffing({ slots }: PlanShift): { staffed: string; unfilled: number } {
  const people = slots.filter(({ person }) => person);
  return {
    staffed: (people.length <= NAMED ? people.map(({ name }) => name) : counted(people)).join(" "),
    unfilled: slots.length - people.length,
  };
}

function counted(people: readonly PlanSlot[]): string[] {
  const counts = new Map<string, number>();
  for (const { unit } of people) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].map(([unit, count]) => `${unit}×${count}`);
}

function slotsOf(days: readonly PlanDay[]): PlanSlot[] {
  return days.flatMap((day) => day.shifts.flatMap(({ slots }) => slots));
}
