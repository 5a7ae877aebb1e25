/** Lets somebody work outside the roster, or stay after their shift; on record with the reason. */
import { useRef, useState } from "preact/hooks";
import { command } from "../../api/client";
import type { SeatView } from "../../api/shapes";
import { seatsInOrder } from "../../state/board";
import { words } from "../../state/language";
import { world } from "../../state/live";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

const HOURS = [1, 2, 4, 8];

export function Permit() {
  const [open, setOpen] = useState(false);
  const shown = world.value;
  return (
    <>
      <Button icon="seat" expands onPress={() => setOpen(true)}>
        {words.value.permit.open}
      </Button>
      {open && shown !== null && <PermitDialog seats={seatsInOrder(shown)} onClose={() => setOpen(false)} />}
    </>
  );
}

function PermitDialog({ seats, onClose }: { seats: readonly SeatView[]; onClose: () => void }) {
  const t = words.value;
  const form = useRef<HTMLFormElement>(null);
  const intent = useIntent();
  const submit = async (event: Event) => {
    event.preventDefault();
    const filled = new FormData(form.current ?? undefined);
    const text = (name: string) => String(filled.get(name)).trim();
    const minutes = Number(filled.get("hours")) * 60;
    const body = { login: text("login"), seat: text("seat"), minutes, reason: text("reason") };
    if (await intent.run(() => command("/api/permits", { body }))) onClose();
  };
  return (
    <Dialog heading={t.permit.heading} onClose={onClose}>
      <form ref={form} onSubmit={submit} class="stack">
        <p>{t.permit.hint}</p>
        {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
        <label>
          <span>{t.permit.login}</span>
          <input name="login" maxLength={64} required autocomplete="off" />
        </label>
        <label>
          <span>{t.board.columns.seat}</span>
          <select name="seat" required>
            {seats.map(({ number, agent }) => (
              <option key={number} value={number}>
                {number} {agent?.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t.permit.duration}</span>
          <select name="hours">
            {HOURS.map((hours) => (
              <option key={hours} value={hours}>
                {t.permit.hours(hours)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t.permit.reason}</span>
          <input name="reason" maxLength={200} required autocomplete="off" />
        </label>
        <div class="row end">
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button type="submit" kind="primary" busy={intent.busy}>
            {t.permit.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
