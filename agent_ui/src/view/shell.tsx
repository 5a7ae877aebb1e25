/** The frame around every page: who, where to, and what is wrong. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Options, Person } from "../api/shapes";
import { ringingCallId } from "../state/attention";
import { mySeat } from "../state/desk";
import { words } from "../state/language";
import { awaiting, watchRequests } from "../state/requests";
import { go, type Page, page } from "../state/route";
import { logOut } from "../state/session";
import { Button } from "../ui/button";
import { LanguageSwitch } from "../ui/language-switch";
import { useShortcuts } from "../ui/shortcuts";
import { sentenceOf } from "../ui/use-intent";
import { AlarmStrip } from "./alarm-strip";
import { Attendance } from "./attendance/attendance";
import { Banners } from "./banners";
import { Board } from "./board/board";
import { Calls } from "./calls/calls";
import { Desk } from "./desk/desk";
import { HandoverPage } from "./handover/page";
import { UnreadNotices } from "./handover/unread";
import { Help } from "./help";
import { Knowledge } from "./knowledge/page";
import { LogoutDialog } from "./logout-dialog";
import { MissedPage } from "./missed/page";
import { Missing } from "./plan/missing";
import { Queues } from "./queues/queues";
import { Reports } from "./reports/reports";
import { Requests } from "./requests/requests";
import { RosterPage } from "./roster/page";

/** They deal with transfer tickets alone, and reach nothing else. */
const OUTSIDE: readonly Person["role"][] = ["bureau_office", "bureau_leader", "unit_handler"];
/** The pages of those who take no calls. */
const UPSTAIRS: readonly Page[] = ["attendance", "handover", "requests", "reports", "roster", "knowledge"];

interface Props {
  person: Person;
  options: Options;
}

export function Shell({ person, options }: Props) {
  const t = words.value;
  const main = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<"help" | "logout" | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    // A page may have given the focus to its own first field.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [page.value]);
  useEffect(() => {
    if (ringingCallId.value !== null) setOpen(null); // no dialog stays in front of the pop
  }, [ringingCallId.value]);
  useShortcuts({ "?": () => setOpen("help") });

  const leads = person.role === "lead" || person.role === "admin";
  const office = person.role === "hotline_office";
  const approves = person.role === "hotline_director" || person.role === "unit_leader";
  const upstairs = office || approves; // they take no calls
  useEffect(() => {
    if (upstairs && !UPSTAIRS.includes(page.value)) go(approves ? "requests" : "attendance");
  }, []);
  const outside = OUTSIDE.includes(person.role);
  const shown = outside ? null : page.value;
  useEffect(() => (outside ? undefined : watchRequests()), []);
  const admin = person.role === "admin";
  const leave = () => {
    if (mySeat.value) setOpen("logout");
    else logOut().catch((error: unknown) => setFailure(sentenceOf(error)));
  };

  return (
    <>
      <button type="button" class="skip-link" onClick={() => main.current?.focus()}>
        {t.skip}
      </button>
      <header class="top">
        <span class="product">{t.product}</span>
        {!outside && (
          <nav aria-label={t.nav.label}>
            {!upstairs && <PageLink to="desk" />}
            {leads && <PageLink to="board" />}
            {!upstairs && <PageLink to="calls" />}
            {leads && <PageLink to="missed" />}
            <PageLink to="knowledge" />
            <PageLink to="attendance" />
            <PageLink to="handover" />
            <PageLink to="requests" count={awaiting.value} />
            <PageLink to="reports" />
            <PageLink to="roster" />
            {admin && <PageLink to="queues" />}
          </nav>
        )}
        <span class="who">
          <b>{person.name}</b> {t.roles[person.role]}
        </span>
        <LanguageSwitch />
        <Button kind="quiet" icon="help" keys="?" onPress={() => setOpen("help")} expands>
          {t.shortcutsTitle}
        </Button>
        <Button kind="quiet" icon="logout" onPress={leave}>
          {t.login.logout}
        </Button>
      </header>
      <Banners failure={failure}>
        {(leads || office) && <Missing />}
        {!outside && <UnreadNotices />}
      </Banners>
      {leads && <AlarmStrip always={page.value === "board"} />}
      <main id="main" ref={main} tabIndex={-1}>
        {outside && <p>{t.outside}</p>}
        {shown === "desk" && <Desk options={options} />}
        {shown === "board" && (leads ? <Board options={options} /> : <p>{t.board.cannot}</p>)}
        {shown === "calls" && <Calls options={options} leads={leads} />}
        {shown === "missed" && (leads ? <MissedPage options={options} /> : <p>{t.missed.cannot}</p>)}
        {shown === "knowledge" && <Knowledge edits={office} />}
        {shown === "attendance" && <Attendance />}
        {shown === "handover" && <HandoverPage posts={leads || office} />}
        {shown === "requests" && <Requests person={person} options={options} />}
        {shown === "reports" && <Reports everybody={leads || upstairs} />}
        {shown === "roster" && (
          <RosterPage login={person.login} versions={leads || upstairs} publishes={office} />
        )}
        {shown === "queues" && (admin ? <Queues /> : <p>{t.queues.cannot}</p>)}
      </main>
      {open === "help" && <Help onClose={() => setOpen(null)} />}
      {open === "logout" && <LogoutDialog onClose={() => setOpen(null)} />}
    </>
  );
}

function PageLink({ to, count = 0 }: { to: Page; count?: number }) {
  return (
    <a href={`#/${to}`} aria-current={page.value === to ? "page" : undefined} onClick={() => go(to)}>
      {words.value.nav[to]}
      {count > 0 && (
        <>
          {" "}
          <span class="badge state-not_ready" aria-hidden="true">
            {count}
          </span>
          <span class="unseen">{words.value.requests.waits(count)}</span>
        </>
      )}
    </a>
  );
}
