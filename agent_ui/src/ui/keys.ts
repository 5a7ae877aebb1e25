/**
 * Every key of the panel, by the page where it works. Handlers and buttons name them by these names, so what
 * `?` tells is what happens. Written as `aria-keyshortcuts` writes them.
 */
import type { Page } from "../state/pages";

export const KEYS_OF = {
  everywhere: { help: "?", undo: "z", acknowledgeOrder: "F1", refuseOrder: "Control+F1" },
  desk: {
    ready: "F2",
    notReady: "F4",
    dial: "F9",
    answer: "F8",
    hold: "F6",
    mute: "F7",
    digits: "Control+F7",
    transfer: "F9",
    complete: "F10",
    conference: "Control+F9",
    back: "Control+F10",
    hangUp: "Control+F6",
    form: "F8",
    findAnswer: "F3",
    readAnswer: "Control+F3",
    save: "Control+Enter",
    saveNotReady: "F4",
    openTicket: "F3",
  },
  knowledge: { search: "/", nextLine: "ArrowDown", lineBefore: "ArrowUp" },
  requests: { askSwap: "1", askLeave: "2", askAway: "3", enterLeave: "4" },
  tickets: { newTicket: "n", submitTicket: "Control+Enter" },
  marks: { addMark: "n", findMark: "/" },
  queues: { saveQueue: "Control+Enter" },
} as const satisfies Partial<Record<Page | "everywhere", Record<string, string>>>;

export type Place = keyof typeof KEYS_OF;
export type Shortcut = { [P in Place]: keyof (typeof KEYS_OF)[P] }[Place];

export const KEYS = Object.assign({}, ...Object.values(KEYS_OF)) as Record<Shortcut, string>;

/** The first nine of a list are chosen by their number. */
export const NUMBERED = 9;
export const NUMBERS = `1 – ${NUMBERED}`;

export function numberKey(index: number): string | undefined {
  return index < NUMBERED ? String(index + 1) : undefined;
}

const PRINTED: Record<string, string> = { Control: "Ctrl", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓" };

/** As it is printed on the keyboard. */
export function printed(keys: string): string {
  return keys
    .split("+")
    .map((key) => PRINTED[key] ?? key)
    .join("+");
}
