/** The frame around every page: who, where to, and what is wrong. */
import { useEffect, useRef, useState } from "preact/hooks";
import { ringingCallId } from "../state/attention";
import { mySeat } from "../state/desk";
import { digestWaiting, watchDigest } from "../state/digest";
import { words } from "../state/language";
import { LEADS, type Page, pageFor, pagesOf } from "../state/pages";
import { awaiting, watchRequests } from "../state/requests";
import { detail, go, page } from "../state/route";
import { logOut } from "../state/session";
import { ticketsWaiting, watchBoxes } from "../state/tickets";
import { KEYS } from "../ui/keys";
import { useShortcuts } from "../ui/shortcuts";
import { Tool } from "../ui/tool";
import { sentenceOf } from "../ui/use-intent";
import { AlarmStrip } from "./alarm-strip";
import { Banners } from "./banners";
import { DigestWaiting } from "./digest/waiting";
import { UnreadNotices } from "./handover/unread";
import { Help } from "./help";
import { LogoutDialog } from "./logout-dialog";
import { Orders } from "./orders";
import { VIEWS, type Visit } from "./pages";
import { Missing } from "./plan/missing";
import { Settings } from "./settings";
import { PressingTickets } from "./tickets/pressing";
import { UndoBar } from "./undo-bar";

export function Shell({ person, options }: Visit) {
  const t = words.value;
  const theirs = pagesOf(person.role);
  const shown = pageFor(person.role, page.value);
  const main = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<"settings" | "help" | "logout" | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    // A page may have given the focus to its own first field.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [shown, detail.value]);
  useEffect(() => {
    if (ringingCallId.value !== null) setOpen(null); // no dialog stays in front of the pop
  }, [ringingCallId.value]);
  useShortcuts({ help: () => setOpen("help") });

  useEffect(() => (theirs.includes("requests") ? watchRequests() : undefined), []);
  useEffect(() => (theirs.includes("tickets") ? watchBoxes() : undefined), []);
  useEffect(() => (theirs.includes("knowledge") ? watchDigest() : undefined), []);
  const waiting: Partial<Record<Page, number>> = {
    requests: awaiting.value,
    tickets: ticketsWaiting.value,
    knowledge: digestWaiting.value,
  };
  const leads = LEADS.includes(person.role);
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
        <nav aria-label={t.nav.label}>
          {theirs.map((one) => (
            <PageLink key={one} to={one} current={one === shown} count={waiting[one] ?? 0} />
          ))}
        </nav>
        <span class="who">
          <b>{person.name}</b> {t.roles[person.role]}
        </span>
        <Tool icon="settings" name={t.settings.heading} onPress={() => setOpen("settings")} expands />
        <Tool icon="help" name={t.shortcutsTitle} keys={KEYS.help} onPress={() => setOpen("help")} expands />
        <Tool icon="logout" name={t.login.logout} onPress={leave} />
      </header>
      <Banners failure={failure}>
        {(leads || person.role === "hotline_office") && <Missing />}
        {theirs.includes("handover") && <UnreadNotices />}
        {theirs.includes("tickets") && <PressingTickets />}
        <DigestWaiting office={person.role === "hotline_office"} />
      </Banners>
      {theirs.includes("desk") && <Orders />}
      {leads && <AlarmStrip always={shown === "board"} />}
      <main id="main" ref={main} tabIndex={-1}>
        {VIEWS[shown]({ person, options })}
      </main>
      <UndoBar />
      {open === "settings" && <Settings onClose={() => setOpen(null)} />}
      {open === "help" && <Help shown={shown} person={person} onClose={() => setOpen(null)} />}
      {open === "logout" && <LogoutDialog onClose={() => setOpen(null)} />}
    </>
  );
}

function PageLink({ to, current, count }: { to: Page; current: boolean; count: number }) {
  return (
    <a href={`#/${to}`} aria-current={current ? "page" : undefined} onClick={() => go(to)}>
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
