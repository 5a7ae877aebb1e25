import { post } from "../../api/client";
import type { MarkedNumber } from "../../api/shapes";
import { words } from "../../state/language";
import { AskReason } from "../../ui/ask-reason";

interface Props {
  mark: MarkedNumber;
  onDone: () => void;
  onClose: () => void;
}

export function LiftMark({ mark, onDone, onClose }: Props) {
  const t = words.value.marks;
  const lift = async (reason: string) => {
    await post("/api/marks/{id}/lift", { path: { id: mark.id }, body: { reason, version: mark.version } });
    onDone();
  };
  return (
    <AskReason
      heading={t.lift(t.kinds[mark.kind])}
      label={t.reason}
      act={t.submit}
      onReason={lift}
      onClose={onClose}
    >
      <p>{mark.number}</p>
      <p class="hint">{t.because(mark.reason, mark.by)}</p>
    </AskReason>
  );
}
