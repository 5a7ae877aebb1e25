/** Why a seat or a waiting call is as it is, as the gateway says it at this moment. */
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import { words } from "../../state/language";
import { Dialog } from "../../ui/dialog";
import { DialogLink } from "../../ui/dialog-link";
import { sentenceOf } from "../../ui/use-intent";

export interface Subject {
  id: string;
  name: string;
}

export function WhyDialog({ about, onClose }: { about: Subject; onClose: () => void }) {
  const t = words.value.why;
  const [sentences, setSentences] = useState<readonly string[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    get("/api/why/{id}", { path: { id: about.id } }).then(
      (answer) => setSentences(answer.sentences),
      (error: unknown) => setFailure(sentenceOf(error)),
    );
  }, [about.id]);
  const [state, ...reasons] = sentences ?? [];
  return (
    <Dialog heading={t.heading(about.name)} onClose={onClose}>
      <div aria-live="polite">
        {failure && <p role="alert">{failure}</p>}
        {!sentences && !failure && <p class="hint">{t.loading}</p>}
        <p>{state}</p>
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

export function WhyButton({ about, onAsk }: { about: Subject; onAsk: (about: Subject) => void }) {
  const t = words.value.why;
  return <DialogLink name={t.ask(about.name)} short={t.short} onPress={() => onAsk(about)} />;
}
