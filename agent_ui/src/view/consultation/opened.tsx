/** An entry beside the form; its first button takes the answer over. */
import { useEffect, useRef } from "preact/hooks";
import { get } from "../../api/client";
import type { KnowledgeVersion } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { Validity } from "../knowledge/entry";

interface Props {
  entry: number;
  onAdopt: (version: KnowledgeVersion) => void;
  onRead: (title: string, text: string) => void;
  onBack: () => void;
}

export function Opened({ entry, onAdopt, onRead, onBack }: Props) {
  const t = words.value;
  const { answer, failure } = useAnswer(() => get("/api/knowledge/{entry}", { path: { entry } }), "");
  const acts = useRef<HTMLDivElement>(null);
  useEffect(() => acts.current?.querySelector("button")?.focus(), [answer]);
  if (failure) return <Notice tone="bad">{failure}</Notice>;
  if (answer === null) return <p role="status">{t.loading}</p>;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onBack();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc does what the last button does
    <div class="opened" onKeyDown={onKeyDown}>
      <h3>{answer.title}</h3>
      <Validity version={answer} />
      <div class="row" ref={acts}>
        <Button kind="primary" onPress={() => onAdopt(answer)}>
          {t.consultation.adopt}
        </Button>
        <Button icon="eye" keys={KEYS.readAnswer} onPress={() => onRead(answer.title, answer.answer)} expands>
          {t.knowledge.readAloud}
        </Button>
        <Button kind="quiet" keys="Escape" onPress={onBack}>
          {t.knowledge.back}
        </Button>
      </div>
      <p class="entry-text">{answer.answer}</p>
      <p class="hint">
        {answer.source} {t.knowledge.published(answer.version, "")}
      </p>
    </div>
  );
}
