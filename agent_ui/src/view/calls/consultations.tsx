/** What was written down of the calls; each can be looked at and corrected. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { ConsultationRow } from "../../api/shapes";
import { askChoices, categoryPath, choices } from "../../state/consultation/choices";
import { moment } from "../../state/format";
import { language, nameOf, words } from "../../state/language";
import { Button } from "../../ui/button";
import { ColumnHeads } from "../../ui/column-heads";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { usePages } from "../../ui/use-pages";
import { ConsultationDialog } from "./consultation-dialog";

export function Consultations({ leads }: { leads: boolean }) {
  const t = words.value.consultations;
  const calls = words.value.calls;
  const [open, setOpen] = useState<number | null>(null);
  const { rows, complete, busy, failure, reload, older } = usePages(
    (query) => get("/api/consultations", { query }),
    (row: ConsultationRow) => row.started_at,
  );
  const asked = useAnswer(askChoices, "");
  const offered = choices.value;
  const problem = failure ?? asked.failure;
  return (
    <>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {rows === null && !failure && <p role="status">{words.value.loading}</p>}
      {rows?.length === 0 && <p>{t.none}</p>}
      {rows && rows.length > 0 && (
        <>
          <table>
            <thead>
              <tr>
                <ColumnHeads
                  names={[
                    t.at,
                    t.caller,
                    t.about,
                    t.question,
                    t.outcome,
                    ...(leads ? [t.agent] : []),
                    t.version,
                    t.act,
                  ]}
                />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{moment(row.started_at)}</th>
                  <td>
                    {row.number} <span class="hint">{row.caller}</span>
                  </td>
                  <td>
                    {nameOf(row.business_type, offered?.business_types ?? [])}{" "}
                    <span class="hint">
                      {categoryPath(row.category, offered?.categories ?? [], language.value)}
                    </span>
                  </td>
                  <td>{row.summary}</td>
                  <td>{nameOf(row.outcome, offered?.outcomes ?? [])}</td>
                  {leads && <td>{row.agent_name}</td>}
                  <td class="figure-column">{row.version}</td>
                  <td>
                    <Button icon="eye" onPress={() => setOpen(row.id)} expands>
                      {t.open}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {complete ? (
            <p class="hint">{t.noOlder}</p>
          ) : (
            <Button busy={busy} onPress={older}>
              {calls.older}
            </Button>
          )}
        </>
      )}
      {open !== null && (
        <ConsultationDialog
          ask={() => get("/api/consultations/{id}", { path: { id: open } })}
          onClose={(changed) => {
            setOpen(null);
            if (changed) void reload();
          }}
        />
      )}
    </>
  );
}
