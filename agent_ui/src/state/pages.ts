/** The pages in the order of the navigation, each with those who see it; and the page where each begins. */
import type { Role } from "../api/shapes";

export const LEADS: readonly Role[] = ["lead", "admin"];
const AT_SEATS: readonly Role[] = ["agent", ...LEADS];
/** Through their hands tickets go; the last three have nothing else to do with the hotline. */
const OF_TICKETS: readonly Role[] = ["agent", "lead", "bureau_office", "bureau_leader", "unit_handler"];
/** They take no calls. */
export const UPSTAIRS: readonly Role[] = ["hotline_office", "hotline_director", "unit_leader"];
/** They put on record how others work: what they saw (A1.0d), how a call was answered (A1.3). */
export const SUPERVISORS: readonly Role[] = ["lead", "hotline_office", "hotline_director"];
const EVERYBODY: readonly Role[] = [...AT_SEATS, ...UPSTAIRS];

export const SEEN_BY = {
  desk: AT_SEATS,
  board: LEADS,
  calls: [...AT_SEATS, "hotline_office", "hotline_director"],
  missed: LEADS,
  marks: [...LEADS, "hotline_office"],
  tickets: OF_TICKETS,
  knowledge: EVERYBODY,
  attendance: EVERYBODY,
  handover: EVERYBODY,
  requests: EVERYBODY,
  reports: EVERYBODY,
  figures: [...LEADS, ...UPSTAIRS],
  roster: EVERYBODY,
  queues: ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Page = keyof typeof SEEN_BY;

const HOME: Record<Role, Page> = {
  agent: "desk",
  lead: "desk",
  admin: "desk",
  hotline_office: "attendance",
  hotline_director: "requests",
  unit_leader: "requests",
  bureau_office: "tickets",
  bureau_leader: "tickets",
  unit_handler: "tickets",
};

export const PAGES = Object.keys(SEEN_BY) as readonly Page[];

export function pagesOf(role: Role): readonly Page[] {
  return PAGES.filter((page) => (SEEN_BY[page] as readonly Role[]).includes(role));
}

/** Who asks for none, or for a page that only others see, is shown the one where they begin. */
export function pageFor(role: Role, asked: Page | null): Page {
  return asked !== null && pagesOf(role).includes(asked) ? asked : HOME[role];
}
