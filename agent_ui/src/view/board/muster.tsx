/** The roll call of the shift that runs: whoever is not there stands first. */
import type { AnswerView } from "../../api/shapes";
import { clockTime } from "../../state/format";
import { words } from "../../state/language";
import { shiftOf } from "../../state/naming";
import { ColumnHeads } from "../../ui/column-heads";
import { Elapsed } from "../../ui/elapsed";
import { Icon } from "../../ui/icon";

const URGENCY = ["missing", "unfilled", "late", "away", "present"] as const;

export function Muster({ answers }: { answers: readonly AnswerView[] }) {
  const t = words.value.muster;
  const count = (standing: AnswerView["standing"]) =>
    answers.filter((one) => one.standing === standing).length;
  const shifts = [...new Set(answers.map(({ shift }) => shift))];
  const sorted = [...answers].sort((a, b) => URGENCY.indexOf(a.standing) - URGENCY.indexOf(b.standing));
  return (
    <section class="card muster" aria-labelledby="muster-heading">
      <h2 id="muster-heading">{t.heading}</h2>
      {answers.length === 0 ? (
        <p class="hint">{t.none}</p>
      ) : (
        <>
          <p class="hint">
            {shifts.map((shift) => `${shiftOf(shift)} · `)}
            {t.rostered(answers.length)}
            {URGENCY.map((standing) => ` · ${t.standings[standing]} ${count(standing)}`)}
          </p>
          <table>
            <thead>
              <tr>
                <ColumnHeads
                  names={[t.columns.seat, t.columns.shift, t.columns.person, t.columns.standing]}
                />
              </tr>
            </thead>
            <tbody>
              {sorted.map((one) => (
                <tr key={`${one.seat} ${one.from_at}`}>
                  <th scope="row">{one.seat}</th>
                  <td>
                    {clockTime(one.from_at)}–{clockTime(one.until)}
                  </td>
                  <td>{one.name}</td>
                  <td>
                    <StandingOf answer={one} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function StandingOf({ answer }: { answer: AnswerView }) {
  const name = words.value.muster.standings[answer.standing];
  if (answer.standing === "present") return <>{name}</>;
  return (
    <span class={answer.standing === "away" ? "away-now" : "problem"}>
      <Icon name="warning" />
      {name} <Elapsed since={answer.since} />
    </span>
  );
}
