import { useEffect } from "preact/hooks";
import { words } from "../../state/language";
import { noticesRead, unreadNotices } from "../../state/notices";
import { Notice } from "../../ui/notice";

const LOOK_MS = 60_000;

/** Says on every page that there are notices to read. */
export function UnreadNotices() {
  useEffect(() => {
    noticesRead();
    const timer = setInterval(noticesRead, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  if (unreadNotices.value === 0) return null;
  return (
    <Notice tone="info">
      <a href="#/handover">{words.value.notices.unread(unreadNotices.value)}</a>
    </Notice>
  );
}
