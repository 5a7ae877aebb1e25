import { post } from "../../api/client";
import type { MarkedNumber } from "../../api/shapes";
import { words } from "../../state/language";
import { MarkForm } from "./mark-form";

interface Props {
  mark: MarkedNumber;
  onDone: () => void;
  onClose: () => void;
}

export function LiftMark({ mark, onDone, onClose }: Props) {
  const t = words.value.marks;
  const lift = (reason: string) =>
    post("/api/marks/{id}/lift", { path: { id: mark.id }, body: { reason, version: mark.version } });
  return (
    <MarkForm heading={t.lift(t.kinds[mark.kind])} submit={lift} onDone={onDone} onClose={onClose}>
      <p>{mark.number}</p>
      <p class="hint">{t.because(mark.reason, mark.by)}</p>
    </MarkForm>
  );
}
