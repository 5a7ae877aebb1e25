import { useEffect, useState } from "preact/hooks";
import { command, get } from "../../api/client";
import type { SeatChoice, SeatView } from "../../api/shapes";
import { hindranceNow } from "../../state/desk";
import { clockTime } from "../../state/format";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { byNumber } from "../../state/order";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { sentenceOf, useIntent } from "../../ui/use-intent";

const PERMIT = "permit"; // in place of a shift: a lead lets them
const LOOK_AGAIN_MS = 10_000; // seats are taken and left by others

interface Props {
  /** The seat to move away from. */
  leaves?: SeatView | null;
  onDone?: () => void;
}

export function Chooser({ leaves = null, onDone = () => {} }: Props) {
  const t = words.value.chooser;
  const [seats, setSeats] = useState<readonly SeatChoice[] | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const intent = useIntent();

  const look = async () => {
    try {
      const inOrder = [...(await get("/api/seats", {}))].sort(byNumber);
      setSeats(inOrder.sort((a, b) => Number(b.shift !== null) - Number(a.shift !== null)));
      setUnread(null);
    } catch (error) {
      setUnread(sentenceOf(error));
    }
  };
  useEffect(() => {
    void look();
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);

  const signIn = async (seat: string) => {
    const body = { seat, take_over: leaves !== null };
    if (await intent.run(() => command("/api/sign-in", { body }))) onDone();
    else await look();
  };

  const own = seats?.find((seat) => seat.shift !== null);
  const here = seats?.filter((seat) => seat.here && seat.number !== leaves?.number) ?? [];
  const elsewhere = seats?.filter((seat) => !seat.here) ?? [];
  return (
    <section class="card chooser" aria-labelledby="chooser-heading">
      <h1 id="chooser-heading">{leaves === null ? t.heading : t.moveHeading(leaves.number)}</h1>
      <p class="hint">{leaves?.call_id ? t.afterCall : t.hint}</p>
      {own?.shift && <p>{t.ownShift(own.number, told(own.shift))}</p>}
      {leaves !== null && (
        <div class="row">
          <Button onPress={onDone}>{t.stay(leaves.number)}</Button>
        </div>
      )}
      {(intent.failure ?? unread) && <Notice tone="bad">{intent.failure ?? unread}</Notice>}
      {seats === null && !unread && <p role="status">{t.loading}</p>}
      {seats?.length === 0 && <p>{t.empty}</p>}
      <ul class="seat-grid">
        {here.map((seat) => (
          <SeatOption
            key={seat.number}
            seat={seat}
            only={here.length === 1 || (seat.shift !== null && seat.occupied_by === null)}
            busy={intent.busy}
            onPress={() => signIn(seat.number)}
          />
        ))}
      </ul>
      {elsewhere.length > 0 && (
        <details open={here.length === 0}>
          <summary>
            {t.elsewhere}
            <span class="count">{elsewhere.length}</span>
          </summary>
          <p class="hint">{t.elsewhereWhy}</p>
          <ul class="seat-grid">
            {elsewhere.map((seat) => (
              <SeatOption key={seat.number} seat={seat} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface SeatOptionProps {
  seat: SeatChoice;
  only?: boolean;
  busy?: boolean;
  onPress?: () => void;
}

function SeatOption({ seat, only = false, busy = false, onPress = () => {} }: SeatOptionProps) {
  const t = words.value;
  const stale = hindranceNow("signIn");
  const hindrance =
    seat.occupied_by && !seat.stand_by
      ? t.chooser.occupied(seat.occupied_by)
      : !seat.here
        ? t.chooser.elsewhereWhy
        : stale && t.act.hindrances[stale];
  return (
    <li>
      <Button
        kind={only ? "primary" : "plain"}
        icon="seat"
        busy={busy}
        hindrance={hindrance}
        onPress={onPress}
      >
        {seat.stand_by ? t.chooser.standBy(seat.number) : t.chooser.signIn(seat.number)}
      </Button>
      <span class="hint">
        {t.seat.extension(seat.extension)} ·{" "}
        {seat.occupied_by ? t.chooser.occupied(seat.occupied_by) : t.chooser.free}
      </span>
    </li>
  );
}

function told({ code, from_at, until }: NonNullable<SeatChoice["shift"]>): string {
  const name = code === PERMIT ? words.value.seat.causes.permitted : shiftOf(code);
  return words.value.attendance.shift(name, clockTime(from_at), clockTime(until));
}
