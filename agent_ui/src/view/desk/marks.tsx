/** What stands out of who calls: marks of the number, and that the person calls again. */
import type { KnownCaller } from "../../api/shapes";
import { moment } from "../../state/format";
import { words } from "../../state/language";

const TONES = { vip: "state-acw", harassment: "state-bad" } as const;

export function Marks({ known }: { known: KnownCaller }) {
  const t = words.value.marks;
  const standing = known.marks.filter((mark) => mark.in_force);
  if (standing.length === 0 && known.lately === 0) return null;
  return (
    <ul class="marks" aria-label={t.heading}>
      {standing.map((mark) => (
        <li key={mark.kind} title={mark.until === null ? undefined : t.until(moment(mark.until))}>
          <span class={`badge ${TONES[mark.kind]}`}>{t.kinds[mark.kind]}</span>
          <span class="hint">{mark.by_file ? t.byFile : t.because(mark.reason, mark.by)}</span>
        </li>
      ))}
      {known.repeated && (
        <li>
          <span class="badge state-ringing">{t.inVain}</span>
        </li>
      )}
      {known.lately > 0 && (
        <li>
          <span class="badge state-not_ready">{t.again(known.lately_days, known.lately + 1)}</span>
        </li>
      )}
    </ul>
  );
}
