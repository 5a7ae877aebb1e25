import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { Choice, KnowledgeVersion } from "../../api/shapes";
import { moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { ReadAloud } from "./read-aloud";

interface Props {
  entry: number;
  categories: readonly Choice[];
}

/** An entry as it is published. */
export function Entry({ entry, categories }: Props) {
  const t = words.value.knowledge;
  const [reading, setReading] = useState(false);
  const ask = () => get("/api/knowledge/{entry}", { path: { entry } });
  const { answer, failure } = useAnswer(ask, String(entry));
  if (failure) return <Notice tone="bad">{failure}</Notice>;
  if (answer === null) return <p role="status">{words.value.loading}</p>;
  return (
    <article class="card stack" aria-labelledby="entry-title">
      <div class="row between">
        <h2 id="entry-title">{answer.title}</h2>
        <Button icon="eye" onPress={() => setReading(true)} expands>
          {t.readAloud}
        </Button>
      </div>
      <Validity version={answer} />
      <p class="entry-text">{answer.answer}</p>
      <Facts version={answer} categories={categories} />
      {reading && <ReadAloud title={answer.title} text={answer.answer} onClose={() => setReading(false)} />}
    </article>
  );
}

export function Validity({ version }: { version: KnowledgeVersion }) {
  const t = words.value.knowledge;
  return (
    <>
      {version.expired && <Notice tone="bad">{t.expiredSince(version.expires ?? "")}</Notice>}
      {version.early && <Notice tone="warn">{t.earlyUntil(version.effective ?? "")}</Notice>}
    </>
  );
}

function Facts({ version, categories }: { version: KnowledgeVersion; categories: readonly Choice[] }) {
  const t = words.value.knowledge;
  const facts = [
    [t.category, nameOf(version.category, categories)],
    [t.source, version.source],
    [t.keywords, version.keywords.join(t.comma)],
    [t.valid, version.effective || version.expires ? t.days(version.effective, version.expires) : ""],
    [t.version, t.published(version.version, version.reviewed_at ? moment(version.reviewed_at) : "")],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
