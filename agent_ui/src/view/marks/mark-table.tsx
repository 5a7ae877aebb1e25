import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { MarkedNumber } from "../../api/shapes";
import { isoDay, moment } from "../../state/format";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { RevealDialog } from "../../ui/reveal-dialog";

const TONES = { vip: "state-acw", harassment: "state-bad" } as const;

interface Props {
  rows: readonly MarkedNumber[];
  onChange: (mark: MarkedNumber) => void;
  onLift: (mark: MarkedNumber) => void;
}

export function MarkTable({ rows, ...acts }: Props) {
  const t = words.value.markPage;
  return (
    <table>
      <thead>
        <tr>
          <ColumnHeads
            names={[t.number, words.value.marks.what, t.standing, t.reason, t.by, words.value.calls.act]}
          />
        </tr>
      </thead>
      <tbody>
        {rows.map((mark) => (
          <Row key={`${mark.id} ${mark.number} ${mark.kind}`} mark={mark} {...acts} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ mark, onChange, onLift }: Omit<Props, "rows"> & { mark: MarkedNumber }) {
  const t = words.value.markPage;
  const [full, setFull] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  return (
    <tr>
      <th scope="row">
        <span class="row">
          {full ?? mark.number}
          {mark.id !== 0 && full === null && (
            <Button
              icon="eye"
              kind="quiet"
              label={`${words.value.pop.reveal} ${mark.number}`}
              onPress={() => setAsking(true)}
              expands
            />
          )}
        </span>
        {asking && (
          <RevealDialog
            ask={(reason) => post("/api/marks/{id}/reveal", { path: { id: mark.id }, body: { reason } })}
            onShown={(number) => {
              setFull(number);
              setAsking(false);
            }}
            onClose={() => setAsking(false)}
          />
        )}
      </th>
      <td>
        <span class={`badge ${mark.in_force ? TONES[mark.kind] : "state-signed_out"}`}>
          {words.value.marks.kinds[mark.kind]}
        </span>
      </td>
      <td>{standing(mark)}</td>
      <td class="note">{mark.by_file ? words.value.marks.byFile : mark.reason}</td>
      <td>
        {mark.by} {mark.since !== null && <span class="hint">{moment(mark.since)}</span>}
      </td>
      <td>
        {mark.may_change && (
          <span class="row">
            <Button onPress={() => onChange(mark)} expands>
              {mark.in_force ? t.change : t.renew}
            </Button>
            {mark.in_force && (
              <Button onPress={() => onLift(mark)} expands>
                {t.lift}
              </Button>
            )}
          </span>
        )}
      </td>
    </tr>
  );
}

function standing(mark: MarkedNumber): string {
  const t = words.value.markPage;
  if (mark.in_force) return mark.until === null ? t.forGood : t.until(isoDay(mark.until));
  return mark.until === null ? t.lifted : t.ended(isoDay(mark.until));
}
