/** How long this person may still be away, as attendance will judge it (A2.3.3). */
import { get } from "../../api/client";
import type { Options } from "../../api/shapes";
import { now } from "../../state/clock";
import { clockTime, duration } from "../../state/format";
import { words } from "../../state/language";
import { Icon } from "../../ui/icon";
import { useAnswer } from "../../ui/use-answer";

export function AwayLimit({ since, options }: { since: number; options: Options }) {
  const t = words.value.away;
  const [application, leave] = [options.away_application_s, options.away_leave_s];
  const { answer } = useAnswer(() => get("/api/requests", {}), String(since));
  const granted = answer?.filter(
    (one) =>
      one.own &&
      one.kind !== "swap" &&
      one.state === "approved" &&
      one.from_at <= now.value &&
      now.value < one.to_at,
  );
  const awayS = Math.floor((now.value - since) / 1000);
  const [tone, rule, limit] =
    awayS < application
      ? (["info", t.free(application / 60), application] as const)
      : awayS < leave
        ? (["warn", t.application(application / 60, leave / 60), leave] as const)
        : (["bad", t.leave(leave / 60), null] as const);
  return (
    <div class={`notice ${tone} away`}>
      <Icon name="warning" />
      <p>
        {t.awayFor} <b class="clock">{duration(awayS)}</b>
        {limit !== null && (
          <>
            {" · "}
            {t.left} <b class="clock">{duration(limit - awayS)}</b>
          </>
        )}
        <br />
        {/* Only this is read aloud, when it changes. */}
        <span role="status">{rule}</span>
        {granted?.length === 0 && ` ${t.notGranted}`}
        {granted?.map((one) => ` ${t.granted(clockTime(one.from_at), clockTime(one.to_at))}`)}
      </p>
    </div>
  );
}
