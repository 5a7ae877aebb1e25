/** The counts; pressing one shows only the seats in that state. */
import type { BoardView, CallView, SeatState } from "../../api/shapes";
import type { World } from "../../feed/world";
import { countByState, SEAT_STATES } from "../../state/board";
import { now } from "../../state/clock";
import { duration, moment } from "../../state/format";
import { words } from "../../state/language";
import { Elapsed } from "../../ui/elapsed";
import { Icon } from "../../ui/icon";

interface Props {
  world: World;
  waiting: readonly CallView[];
  only: SeatState | null;
  onOnly: (state: SeatState | null) => void;
}

export function Summary({ world, waiting, only, onOnly }: Props) {
  const t = words.value;
  const counts = countByState(world);
  const longest = waiting[0];
  return (
    <section class="summary" aria-label={t.board.summary}>
      <dl class="figures">
        <div class={waiting.length > 0 ? "figure urgent" : "figure"}>
          <dt>{t.board.waitingCount}</dt>
          <dd>{waiting.length}</dd>
        </div>
        <div class="figure">
          <dt>{t.board.longestWait}</dt>
          <dd>{longest ? <Elapsed since={longest.arrived_at} /> : "–"}</dd>
        </div>
        {world.board && <Uncovered board={world.board} />}
      </dl>
      <div class="filters">
        <button type="button" class="figure" aria-pressed={only === null} onClick={() => onOnly(null)}>
          <span>{t.board.all}</span> <b>{world.seats.size}</b>
        </button>
        {SEAT_STATES.map((state) => (
          <button
            key={state}
            type="button"
            class={`figure state-${state}`}
            aria-pressed={only === state}
            onClick={() => onOnly(only === state ? null : state)}
          >
            <span>
              <Icon name={state} />
              {t.seat.states[state]}
            </span>{" "}
            <b>{counts[state]}</b>
          </button>
        ))}
      </div>
    </section>
  );
}

/** How long nobody was ready in this shift, or since the line opened. */
function Uncovered({ board }: { board: BoardView }) {
  const t = words.value.board;
  const bare = board.bare_since;
  const lasts = bare === null ? 0 : Math.max(now.value - Math.max(bare, board.counted_from), 0);
  return (
    <div
      class={bare === null ? "figure" : "figure urgent"}
      title={t.uncoveredFrom(moment(board.counted_from))}
    >
      <dt>{t.uncovered}</dt>
      <dd class="clock">{duration((board.uncovered_ms + lasts) / 1000)}</dd>
    </div>
  );
}
