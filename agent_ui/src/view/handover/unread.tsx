import { useEffect } from "preact/hooks";
import { words } from "../../state/language";
import { unreadNotices, watchNotices } from "../../state/notices";
import { Notice } from "../../ui/notice";

/** Says on every page that there are notices to read. */
export function UnreadNotices() {
  useEffect(watchNotices, []);
  if (unreadNotices.value === 0) return null;
  return (
    <Notice tone="info">
      <a href="#/handover">{words.value.notices.unread(unreadNotices.value)}</a>
    </Notice>
  );
}
