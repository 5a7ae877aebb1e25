import { useEffect, useState } from "preact/hooks";
import type { Options } from "../../api/shapes";
import { askChoices } from "../../state/consultation/choices";
import { hindranceNow, myCall, mySeat, myStandby } from "../../state/desk";
import { link, world } from "../../state/live";
import { sentenceOf } from "../../ui/use-intent";
import { AwayLimit } from "./away-limit";
import { CallPanel } from "./call-panel";
import { Chooser } from "./chooser";
import { Dial } from "./dial";
import { Idle } from "./idle";
import { LeftOvers } from "./left-over";
import { Pending } from "./pending";
import { PreShift } from "./pre-shift";
import { SeatNotices } from "./seat-notices";
import { StandingBy } from "./standing-by";
import { StatusBar } from "./status-bar";
import { TicketsDue } from "./tickets-due";

/** Who has just come to the seat has not been ready yet. */
const PREPARES = ["sign_in", "standby", "permitted"];

/** What the form needs is there before a caller is; if not, it is asked for when the gateway is back. */
function prepare(): void {
  void import("../consultation/answers");
  askChoices().catch(sentenceOf);
}

export function Desk({ options }: { options: Options }) {
  const [moving, setMoving] = useState<{ call: string | null } | null>(null);
  useEffect(prepare, [link.value]);
  if (world.value === null) return null; // the banner says that it is being connected
  const seat = mySeat.value;
  const call = myCall.value;
  const waitsFor = myStandby.value;
  // A call that comes meanwhile goes first; during one, the seat is left after it.
  const chooser = moving?.call === (call?.id ?? null) && hindranceNow("move") === null && (
    <Chooser leaves={seat} onDone={() => setMoving(null)} />
  );
  if (chooser && !call) return chooser;
  if (waitsFor !== null) return <StandingBy seat={waitsFor} />;
  if (seat === null) return <Chooser />;
  return (
    <div class="desk">
      <StatusBar seat={seat} reasons={options.reasons} onMove={() => setMoving({ call: call?.id ?? null })} />
      <Pending seat={seat} reasons={options.reasons} />
      {chooser}
      <SeatNotices seat={seat} />
      {seat.away_since !== null && <AwayLimit since={seat.away_since} options={options} />}
      {PREPARES.includes(seat.cause) && seat.state === "not_ready" && (
        <PreShift key={seat.since} seat={seat} />
      )}
      <LeftOvers />
      {!call && <TicketsDue seat={seat} />}
      {!call && options.dials_out && <Dial />}
      {call ? <CallPanel key={call.id} seat={seat} call={call} options={options} /> : <Idle seat={seat} />}
    </div>
  );
}
