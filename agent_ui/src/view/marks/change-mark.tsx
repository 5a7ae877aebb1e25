/** Another reason, another end; and all that was said of the mark before. */
import { useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { MarkedNumber } from "../../api/shapes";
import { isoDay, moment } from "../../state/format";
import { words } from "../../state/language";
import { MarkDays } from "../../ui/mark-days";
import { useAnswer } from "../../ui/use-answer";
import { MarkForm } from "./mark-form";

interface Props {
  mark: MarkedNumber;
  onDone: () => void;
  onClose: () => void;
}

export function ChangeMark({ mark, onDone, onClose }: Props) {
  const t = words.value.markPage;
  const [days, setDays] = useState<number | null>(30);
  const change = (reason: string) =>
    post("/api/marks/{id}", { path: { id: mark.id }, body: { reason, days, version: mark.version } });
  return (
    <MarkForm
      heading={mark.in_force ? t.change : t.renew}
      submit={change}
      onDone={onDone}
      onClose={onClose}
      after={<History id={mark.id} />}
    >
      <p>
        {mark.number} {words.value.marks.kinds[mark.kind]}
      </p>
      <MarkDays days={days} forGood onDays={setDays} />
    </MarkForm>
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
