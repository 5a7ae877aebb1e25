/** Asking an expert, and answering as one. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { DigestDetail } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import type { Words } from "./item";

interface AskProps {
  busy: boolean;
  onAsk: (said: Words) => Promise<boolean>;
}

export function AskForm({ busy, onAsk }: AskProps) {
  const t = words.value.digest;
  const { answer: experts, failure } = useAnswer(() => get("/api/digest/experts", {}), "");
  const [expert, setExpert] = useState("");
  const [text, setText] = useState("");
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onAsk({ expert, text });
      }}
    >
      {failure && <Notice tone="bad">{failure}</Notice>}
      <div class="entry-facts">
        <label>
          <span>{t.whom}</span>
          <select required value={expert} onChange={({ currentTarget }) => setExpert(currentTarget.value)}>
            <option value="">{t.chooseExpert}</option>
            {experts?.map(({ login, name, unit }) => (
              <option key={login} value={login}>
                {`${name} ${unit}`.trim()}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t.askWords}</span>
          <input value={text} maxLength={500} onInput={({ currentTarget }) => setText(currentTarget.value)} />
        </label>
      </div>
      <div class="row">
        <Button kind="primary" type="submit" busy={busy} hindrance={expert ? null : t.chooseExpert}>
          {t.acts.ask}
        </Button>
      </div>
    </form>
  );
}

interface AnswerProps {
  start: DigestDetail;
  busy: boolean;
  onAnswer: (said: Words) => Promise<boolean>;
}

export function AnswerForm({ start, busy, onAnswer }: AnswerProps) {
  const t = words.value.digest;
  const [text, setText] = useState(start.answer);
  const [source, setSource] = useState(start.source);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onAnswer({ text, source });
      }}
    >
      <label>
        <span>{t.yourAnswer}</span>
        <textarea
          rows={6}
          maxLength={8000}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <label>
        <span>{t.source}</span>
        <input
          value={source}
          maxLength={300}
          onInput={({ currentTarget }) => setSource(currentTarget.value)}
        />
      </label>
      <div class="row">
        <Button kind="primary" type="submit" busy={busy} hindrance={text.trim() ? null : t.answerFirst}>
          {t.acts.answer}
        </Button>
      </div>
    </form>
  );
}
