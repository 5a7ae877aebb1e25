import { digestWaiting } from "../../state/digest";
import { words } from "../../state/language";
import { Notice } from "../../ui/notice";

/** Says on every page that somebody waits for this person's answer to what callers ask, and leads there. */
export function DigestWaiting({ office }: { office: boolean }) {
  const t = words.value.digest;
  const count = digestWaiting.value;
  if (!(count > 0)) return null;
  return (
    <Notice tone="info">
      <a href="#/knowledge/digest">{office ? t.answeredWait(count) : t.waits(count)}</a>
    </Notice>
  );
}
