import { useEffect } from "preact/hooks";
import { words } from "../../state/language";
import { pressing, readPressing } from "../../state/pressing";
import { boxes } from "../../state/tickets";
import { glance } from "../../state/watching";
import { Notice } from "../../ui/notice";

/** Says on every page which transfer tickets press, and leads to their box; asks as often as the boxes are read. */
export function PressingTickets() {
  useEffect(() => glance(readPressing), [boxes.value]);
  const t = words.value.pressing;
  return (
    <>
      {pressing.value.map(({ kind, box, count }) => (
        <Notice key={kind} tone={kind === "overdue" ? "warn" : "info"}>
          <a href={`#/tickets/box/${box}`}>{t[kind](count)}</a>
        </Notice>
      ))}
    </>
  );
}
