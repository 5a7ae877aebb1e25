/** What each page shows. The desk is there at once; the code of the others is fetched when they are opened. */
import type { VNode } from "preact";
import type { Options, Person } from "../api/shapes";
import { LEADS, type Page, UPSTAIRS } from "../state/pages";
import { lazily } from "../ui/lazily";
import { Desk } from "./desk/desk";

const Attendance = lazily(async () => (await import("./attendance/attendance")).Attendance);
const Board = lazily(async () => (await import("./board/board")).Board);
const Calls = lazily(async () => (await import("./calls/calls")).Calls);
const Figures = lazily(async () => (await import("./reports/figures")).Figures);
const Handover = lazily(async () => (await import("./handover/page")).HandoverPage);
const Knowledge = lazily(async () => (await import("./knowledge/page")).Knowledge);
const Marks = lazily(async () => (await import("./marks/marks")).Marks);
const Missed = lazily(async () => (await import("./missed/page")).MissedPage);
const Queues = lazily(async () => (await import("./queues/queues")).Queues);
const Reports = lazily(async () => (await import("./reports/reports")).Reports);
const Requests = lazily(async () => (await import("./requests/requests")).Requests);
const Tickets = lazily(async () => (await import("./tickets/page")).Tickets);
const Roster = lazily(async () => (await import("./roster/page")).RosterPage);

export interface Visit {
  person: Person;
  options: Options;
}

export const VIEWS: Record<Page, (visit: Visit) => VNode> = {
  desk: ({ options }) => <Desk options={options} />,
  board: ({ options, person }) => <Board options={options} seesUnsaved={person.role === "lead"} />,
  calls: ({ options, person }) => <Calls options={options} reader={person.role} />,
  missed: ({ options }) => <Missed options={options} />,
  marks: () => <Marks />,
  tickets: ({ person, options }) => <Tickets person={person} options={options} />,
  knowledge: ({ person, options }) => (
    <Knowledge login={person.login} edits={inOffice(person)} outcomes={options.outcomes} />
  ),
  attendance: () => <Attendance />,
  handover: ({ person }) => <Handover posts={leads(person) || inOffice(person)} />,
  requests: ({ person, options }) => <Requests person={person} options={options} />,
  reports: ({ person }) => <Reports everybody={leads(person) || upstairs(person)} />,
  figures: ({ options, person }) => <Figures outcomes={options.outcomes} office={inOffice(person)} />,
  roster: ({ person }) => (
    <Roster login={person.login} versions={leads(person) || upstairs(person)} publishes={inOffice(person)} />
  ),
  queues: () => <Queues />,
};

function leads({ role }: Person): boolean {
  return LEADS.includes(role);
}

function upstairs({ role }: Person): boolean {
  return UPSTAIRS.includes(role);
}

function inOffice({ role }: Person): boolean {
  return role === "hotline_office";
}
