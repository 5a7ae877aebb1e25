/** Somebody was faster: what they changed, and whose version is to stand. */
import type { QueueDetail } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Changes } from "./queue-history";

interface Props {
  theirs: QueueDetail;
  since: number;
  onTake: () => void;
  onKeep: () => void;
}

export function StaleNotice({ theirs, since, onTake, onKeep }: Props) {
  const t = words.value.queues;
  const newer = theirs.history.filter((row) => row.version > since);
  return (
    <div class="stack stale">
      <Notice tone="bad">{t.stale(newer[0]?.by ?? "")}</Notice>
      <Changes changes={newer.flatMap((row) => row.changes)} />
      <div class="row">
        <Button onPress={onTake}>{t.takeTheirs}</Button>
        <Button onPress={onKeep}>{t.keepMine}</Button>
      </div>
    </div>
  );
}
