/** How long after-call work may still take, and more time for it. */
import { command } from "../../api/client";
import { isPast, now } from "../../state/clock";
import { duration } from "../../state/format";
import { words } from "../../state/language";
import { link } from "../../state/live";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

export function WrapUpLimit({ until }: { until: number }) {
  const t = words.value;
  const intent = useIntent();
  const overdue = isPast(until);
  const left = duration(Math.abs(until - now.value) / 1000);
  return (
    <div class="row">
      <span class={overdue ? "problem" : ""}>
        {overdue && <Icon name="warning" />}
        {overdue ? t.pop.acwOverdue : t.pop.acwLeft} <b class="clock">{left}</b>
      </span>
      <Button
        busy={intent.busy}
        hindrance={link.value === "live" ? null : t.act.hindrances.stale}
        onPress={() => intent.run(() => command("/api/acw/extend", {}))}
      >
        {t.pop.acwExtend}
      </Button>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
    </div>
  );
}
