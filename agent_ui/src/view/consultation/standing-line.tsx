/** What has become of what was typed, in one quiet line; loud only where a person must act. */
import type { Draft } from "../../state/consultation/draft";
import { differing } from "../../state/consultation/form";
import { exactTime } from "../../state/format";
import { words } from "../../state/language";
import { Icon } from "../../ui/icon";

export function StandingLine({ draft }: { draft: Draft }) {
  const t = words.value.consultation.standing;
  const { kind } = draft.standing.value;
  const at = draft.keptAt.value;
  if (kind === "unreachable") {
    return (
      <p role="status" class="standing problem">
        <Icon name="warning" /> {t.unreachable}
      </p>
    );
  }
  const said = (): string => {
    // Who comes back in the same call finds it saved: from then on only saving it again keeps what is typed.
    if (kind === "saved") return differing(draft.base.value, draft.form.value).length > 0 ? t.again : t.saved;
    if (kind === "stale") return t.paused;
    if (draft.unsent.value) return t.unsent;
    return at === null ? t.untouched : t.kept(exactTime(at));
  };
  return <p class="standing hint">{said()}</p>;
}
