/** Who decides in the director's place. */
import { useState } from "preact/hooks";
import { get, post } from "../../api/client";
import { plusDays } from "../../state/dates";
import { instantOf, isoDay, today } from "../../state/format";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { PersonField } from "./fields";

export function Delegation() {
  const t = words.value.requests.delegation;
  const opened = today();
  const [delegate, setDelegate] = useState("");
  const [first, setFirst] = useState(opened);
  const [last, setLast] = useState(opened);
  const choices = useAnswer(() => get("/api/requests/choices", {}), "");
  const known = useAnswer(() => get("/api/delegations", {}), "");
  const { busy, failure, run } = useIntent();
  const inForce = known.answer?.find((row) => row.in_force);
  const record = async (to: string) => {
    // Both days included.
    const period = { from_at: instantOf(first, "00:00"), to_at: instantOf(plusDays(last, 1), "00:00") };
    if (await run(() => post("/api/delegations", { body: { delegate: to, reason: "", ...period } })))
      known.again();
  };
  const dayField = (label: string, value: string, set: (day: string) => void) => (
    <label>
      <span>{label}</span>
      <input type="date" required value={value} onInput={({ currentTarget }) => set(currentTarget.value)} />
    </label>
  );
  return (
    <section class="stack" aria-labelledby="delegation-heading">
      <h2 id="delegation-heading">
        {t.heading} <span class="hint">{t.hint}</span>
      </h2>
      {(failure ?? known.failure ?? choices.failure) && (
        <Notice tone="bad">{failure ?? known.failure ?? choices.failure ?? ""}</Notice>
      )}
      <div class="row">
        {inForce ? (
          <>
            <span>{t.now(inForce.delegate, isoDay(inForce.from_at), isoDay(inForce.to_at - 1))}</span>
            <Button busy={busy} onPress={() => record("")}>
              {t.end}
            </Button>
          </>
        ) : (
          <span class="hint">{t.none}</span>
        )}
      </div>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void record(delegate);
        }}
      >
        <PersonField
          label={words.value.requests.person}
          colleagues={choices.answer?.delegates ?? []}
          value={delegate}
          onChange={setDelegate}
        />
        {dayField(words.value.requests.day, first, setFirst)}
        {dayField(words.value.requests.lastDay, last, setLast)}
        <Button type="submit" busy={busy}>
          {t.set}
        </Button>
      </form>
    </section>
  );
}
