import type { CallView } from "../../api/shapes";
import { duration } from "../../state/format";
import { words } from "../../state/language";
import { ColumnHeads } from "../../ui/column-heads";
import { Elapsed } from "../../ui/elapsed";
import { type Subject, WhyButton } from "./why-dialog";

interface Props {
  calls: readonly CallView[];
  onAsk: (about: Subject) => void;
}

export function WaitingList({ calls, onAsk }: Props) {
  const t = words.value.board;
  return (
    <section class="card waiting" aria-labelledby="waiting-heading">
      <h2 id="waiting-heading">{t.waitingHeading}</h2>
      {calls.length === 0 ? (
        <p class="hint">{t.waitingNone}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <ColumnHeads names={[t.columns.number, t.columns.queue]} />
              <ColumnHeads names={[t.columns.expected, t.columns.waited]} figures />
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <tr key={call.id}>
                <td>
                  {call.number} <span class="hint">{call.name}</span>{" "}
                  <WhyButton
                    about={{ id: call.id, name: call.number || words.value.pop.noNumber }}
                    onAsk={onAsk}
                  />
                </td>
                <td>{call.queue_name}</td>
                <td class="figure-column">
                  {call.estimated_ms === null ? "–" : duration(call.estimated_ms / 1000)}
                </td>
                <td class="figure-column">
                  <Elapsed since={call.arrived_at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
