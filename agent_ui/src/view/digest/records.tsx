/** Masked records, to be read or chosen from. */
import type { Choice, MaskedRecordRow } from "../../api/shapes";
import { moment } from "../../state/format";
import { nameOf, words } from "../../state/language";
import { ColumnHeads } from "../../ui/column-heads";

interface Props {
  name: string;
  records: readonly MaskedRecordRow[];
  outcomes: readonly Choice[];
  /** Where records are chosen from: which are, and what changes that. */
  choice?: { chosen: ReadonlySet<number>; toggle: (record: MaskedRecordRow) => void };
}

export function Records({ name, records, outcomes, choice }: Props) {
  const t = words.value.digest;
  return (
    <table>
      <caption class="unseen">{name}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[t.question, t.answer, t.outcome, t.unit, t.at]} />
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <th scope="row">
              {choice ? (
                <label class="tick">
                  <input
                    type="checkbox"
                    checked={choice.chosen.has(record.id)}
                    onChange={() => choice.toggle(record)}
                  />
                  {record.question}
                </label>
              ) : (
                record.question
              )}
            </th>
            <td>{record.answer}</td>
            <td>{nameOf(record.outcome, outcomes)}</td>
            <td>{record.unit}</td>
            <td>{moment(record.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
