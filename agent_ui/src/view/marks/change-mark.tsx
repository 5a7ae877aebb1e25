/** Another reason, another end; and all that was said of the mark before. */
import { useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { MarkedNumber } from "../../api/shapes";
import { isoDay, moment } from "../../state/format";
import { words } from "../../state/language";
import { AskReason } from "../../ui/ask-reason";
import { MarkDays } from "../../ui/mark-days";
import { useAnswer } from "../../ui/use-answer";

interface Props {
  mark: MarkedNumber;
  onDone: () => void;
  onClose: () => void;
}

export function ChangeMark({ mark, onDone, onClose }: Props) {
  const t = words.value.markPage;
  const { marks } = words.value;
  const [days, setDays] = useState<number | null>(30);
  const change = async (reason: string) => {
    await post("/api/marks/{id}", { path: { id: mark.id }, body: { reason, days, version: mark.version } });
    onDone();
  };
  return (
    <AskReason
      heading={mark.in_force ? t.change : t.renew}
      label={marks.reason}
      act={marks.submit}
      onReason={change}
      onClose={onClose}
      after={<History id={mark.id} />}
    >
      <p>
        {mark.number} {marks.kinds[mark.kind]}
      </p>
      <MarkDays days={days} forGood onDays={setDays} />
    </AskReason>
  );
}

function History({ id }: { id: number }) {
  const t = words.value.markPage;
  const { answer } = useAnswer(() => get("/api/marks/{id}/versions", { path: { id } }), String(id));
  return (
    <section aria-labelledby="mark-history">
      <h3 id="mark-history">{t.history}</h3>
      <ol>
        {[...(answer ?? [])].reverse().map((one) => (
          <li key={one.version}>
            <span class="hint">
              {moment(one.at)} {one.by}
            </span>{" "}
            {t.said(
              one.lifted ? t.lifted : one.until === null ? t.forGood : t.until(isoDay(one.until)),
              one.reason,
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
