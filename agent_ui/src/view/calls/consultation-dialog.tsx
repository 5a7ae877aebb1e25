/** One consultation: what it says, what it said before, and how it is corrected, or completed at last. */
import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { Consultation } from "../../api/shapes";
import { askChoices, choices } from "../../state/consultation/choices";
import { FIELDS, type Form } from "../../state/consultation/form";
import type { Typed } from "../../state/consultation/left-over";
import { moment } from "../../state/format";
import { words } from "../../state/language";
import { session } from "../../state/session";
import { AskReason } from "../../ui/ask-reason";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { shown } from "../consultation/shown";
import { Correction } from "./correction";
import { Versions } from "./versions";

interface Props {
  ask: () => Promise<Consultation>;
  /** What was typed and is in no version of it yet: it is to be corrected by that. */
  typed?: Typed;
  onClose: (changed: boolean) => void;
}

/** What a reason was given for: to be seen in full, and to be changed too. */
interface Full {
  form: Form;
  reason: string;
  changes: boolean;
}

/** Its call has left the seat before it was saved; only its agent can say how it ended. */
function mayComplete({ state, agent_id }: Consultation): boolean {
  return state === "draft" && session.value.kind === "in" && session.value.person.id === agent_id;
}

function change({ may_correct }: Consultation): string {
  const t = words.value.consultations;
  return may_correct ? t.correct : t.complete;
}

export function ConsultationDialog({ ask, typed, onClose }: Props) {
  const t = words.value.consultations;
  const [changed, setChanged] = useState(false);
  const [asking, setAsking] = useState<"see" | "change" | null>(typed ? "change" : null);
  const [full, setFull] = useState<Full | null>(null);
  const { answer, failure, again } = useAnswer(ask, "", { keeps: true });
  const offered = useAnswer(askChoices, "");
  const close = () => onClose(changed);

  const give = async (one: Consultation, changes: boolean, reason: string) => {
    const path = { id: one.id };
    const form = one.masked
      ? (await post("/api/consultations/{id}/reveal", { path, body: { reason } })).form
      : one.form;
    setFull({ form, reason, changes });
    setAsking(null);
  };
  const done = () => {
    setChanged(true);
    setFull(null);
    again();
  };
  const problem = failure ?? offered.failure;
  return (
    <Dialog heading={answer ? t.of(moment(answer.started_at)) : t.heading} onClose={close}>
      <div class="stack consultation-record">
        {problem && <Notice tone="bad">{problem}</Notice>}
        {answer === null && !failure && <p role="status">{words.value.loading}</p>}
        {answer && full?.changes && choices.value ? (
          <Correction
            one={answer}
            form={full.form}
            reason={full.reason}
            {...(typed && !changed && { typed })}
            choices={choices.value}
            onDone={done}
            onCancel={() => setFull(null)}
          />
        ) : (
          answer && (
            <>
              <Facts one={answer} form={full?.form ?? answer.form} />
              <div class="row">
                {(answer.may_correct || mayComplete(answer)) && (
                  <Button icon="acw" onPress={() => setAsking("change")} expands>
                    {change(answer)}
                  </Button>
                )}
                {answer.may_reveal && full === null && (
                  <Button icon="eye" onPress={() => setAsking("see")} expands>
                    {t.reveal}
                  </Button>
                )}
              </div>
              {asking && (
                <AskReason
                  heading={asking === "change" ? change(answer) : t.reveal}
                  label={asking === "change" && answer.may_correct ? t.correctWhy : t.revealWhy}
                  act={t.goOn}
                  onReason={(reason) => give(answer, asking === "change", reason)}
                  onClose={() => setAsking(null)}
                />
              )}
              {answer.state === "draft" ? (
                <Notice tone="warn">{t.unsaved}</Notice>
              ) : (
                <Versions id={answer.id} version={answer.version} />
              )}
            </>
          )
        )}
      </div>
    </Dialog>
  );
}

function Facts({ one, form }: { one: Consultation; form: Form }) {
  const t = words.value.consultations;
  const facts = [
    [t.agent, [one.agent_name, one.unit, one.seat].filter(Boolean).join(" · ")],
    [t.caller, one.number],
    ...FIELDS.map((field) => [words.value.consultation.fields[field], shown(field, form)]),
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="merge-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
