/** What it said from when on, and what each correction changed: before and after, field by field. */
import { get } from "../../api/client";
import type { ConsultationVersion } from "../../api/shapes";
import type { Field } from "../../state/consultation/form";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { shown } from "../consultation/shown";

export function Versions({ id, version }: { id: number; version: number }) {
  const t = words.value.consultations;
  const ask = () => get("/api/consultations/{id}/versions", { path: { id } });
  const { answer, failure } = useAnswer(ask, `${id} ${version}`);
  if (failure) return <Notice tone="bad">{failure}</Notice>;
  if (answer === null) return null;
  return (
    <section class="stack" aria-labelledby="versions-heading">
      <h3 id="versions-heading">{t.versions}</h3>
      <ol class="versions">
        {answer.map((one, index) => (
          <li key={one.version}>
            <p>
              <b>{index === 0 ? t.first : t.correction(index)}</b> {moment(one.at)} {one.actor}
              {one.reason && ` · ${t.because(one.reason)}`}
            </p>
            {index > 0 && <Differences before={answer[index - 1]} after={one} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Differences({
  before,
  after,
}: {
  before: ConsultationVersion | undefined;
  after: ConsultationVersion;
}) {
  if (!before) return null;
  return (
    <dl class="facts">
      {(after.changed as Field[]).map((field) => (
        <div key={field}>
          <dt>{words.value.consultation.fields[field]}</dt>
          <dd class="merge-text">
            <del>{shown(field, before.form)}</del> <ins>{shown(field, after.form)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
