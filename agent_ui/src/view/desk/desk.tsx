import type { Options } from "../../api/shapes";
import { myCall, mySeat } from "../../state/desk";
import { world } from "../../state/live";
import { CallPanel } from "./call-panel";
import { Chooser } from "./chooser";
import { Dial } from "./dial";
import { Idle } from "./idle";
import { Pending } from "./pending";
import { SeatNotices } from "./seat-notices";
import { StatusBar } from "./status-bar";

export function Desk({ options }: { options: Options }) {
  if (world.value === null) return null; // the banner says that it is being connected
  const seat = mySeat.value;
  const call = myCall.value;
  if (seat === null) return <Chooser />;
  return (
    <div class="desk">
      <StatusBar seat={seat} reasons={options.reasons} />
      <Pending seat={seat} reasons={options.reasons} />
      <SeatNotices seat={seat} />
      {!call && options.dials_out && <Dial />}
      {call ? <CallPanel key={call.id} seat={seat} call={call} options={options} /> : <Idle seat={seat} />}
    </div>
  );
}
