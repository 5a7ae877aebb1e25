import { useState } from "preact/hooks";
import type { Options, SeatState } from "../../api/shapes";
import { seatsInOrder, waitingCalls } from "../../state/board";
import { words } from "../../state/language";
import { world } from "../../state/live";
import { GivenOrders } from "./given-orders";
import { Muster } from "./muster";
import { SeatTable } from "./seat-table";
import { Summary } from "./summary";
import { Unsaved } from "./unsaved";
import { WaitingList } from "./waiting-list";
import { type Subject, WhyDialog } from "./why-dialog";

interface Props {
  options: Options;
  /** What callers asked is none of an administrator's business. */
  seesUnsaved: boolean;
}

export function Board({ options, seesUnsaved }: Props) {
  const [only, setOnly] = useState<SeatState | null>(null);
  const [about, setAbout] = useState<Subject | null>(null);
  const shown = world.value;
  if (shown === null) return null; // the banner says that it is being connected
  const seats = seatsInOrder(shown).filter((seat) => only === null || seat.state === only);
  const waiting = waitingCalls(shown);
  return (
    <div class="board">
      <h1 class="unseen">{words.value.nav.board}</h1>
      <Summary world={shown} waiting={waiting} only={only} onOnly={setOnly} />
      <div class="aside">
        <WaitingList calls={waiting} onAsk={setAbout} />
        {shown.board && <Muster answers={shown.board.muster} />}
        <GivenOrders />
        {seesUnsaved && <Unsaved />}
      </div>
      <SeatTable seats={seats} calls={shown.calls} options={options} onAsk={setAbout} />
      {about && <WhyDialog about={about} onClose={() => setAbout(null)} />}
    </div>
  );
}
