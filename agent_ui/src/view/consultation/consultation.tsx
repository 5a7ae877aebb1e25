/** What is written down of the call in hand: filled in while talking, complete after it, then the next caller. */
import { useRef, useState } from "preact/hooks";
import { ApiError } from "../../api/client";
import type { KnowledgeVersion, Options, SeatView } from "../../api/shapes";
import { choices } from "../../state/consultation/choices";
import { draftOf } from "../../state/consultation/drafts";
import { answeredBy, type Form, wantsTicket } from "../../state/consultation/form";
import { missingOf, requiredOf } from "../../state/consultation/required";
import { hindranceNow } from "../../state/desk";
import { words } from "../../state/language";
import { heldTicketDraft, holdTicketDraft, keyOfCall, ticketDraftOf } from "../../state/ticket-drafts";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { lazily } from "../../ui/lazily";
import { Notice } from "../../ui/notice";
import { ReasonDialog } from "../../ui/reason-dialog";
import { useShortcuts } from "../../ui/shortcuts";
import { useIntent } from "../../ui/use-intent";
import { OpenTicket } from "../tickets/open-link";
import { Fields } from "./fields";
import { SaveBar } from "./save-bar";
import { StandingLine } from "./standing-line";
import { useProblems } from "./use-problems";
import { UsedEntries } from "./used-entries";

const Answers = lazily(async () => (await import("./answers")).Answers);
const MergeDialog = lazily(async () => (await import("./merge-dialog")).MergeDialog);

interface Props {
  seat: SeatView;
  callId: string;
  options: Options;
}

export function ConsultationForm({ seat, callId, options }: Props) {
  const t = words.value;
  const [draft] = useState(() => draftOf(callId));
  const [open, setOpen] = useState<"reason" | "merge" | null>(null);
  const [titles, setTitles] = useState<ReadonlyMap<number, string>>(new Map());
  const box = useRef<HTMLFormElement>(null);
  const { problems, point, settle, go } = useProblems(box);
  const intent = useIntent();
  const offered = choices.value;
  const form = draft.form.value;
  const standing = draft.standing.value;

  const change = (changes: Partial<Form>) => {
    draft.change(changes);
    settle(Object.keys(changes));
  };
  /** The newest, not the one last drawn: two keys between two drawings both count. */
  const missing = () => {
    const newest = draft.form.value;
    return offered ? missingOf(newest, requiredOf(newest, offered)) : [];
  };
  const isComplete = (): boolean => {
    const fields = missing();
    point(Object.fromEntries(fields.map((field) => [field, t.consultation.missing])));
    return fields.length === 0;
  };
  const save = async (thenNotReady: string | null) => {
    const form = draft.form.value;
    const done = draft.save(thenNotReady).catch((error: unknown) => {
      if (error instanceof ApiError) point(error.fields);
      throw error;
    });
    if (!(await done)) setOpen("merge");
    else if (wantsTicket(form) && heldTicketDraft(keyOfCall(callId)) === null)
      holdTicketDraft(keyOfCall(callId), ticketDraftOf(form)); // its form is gone with the call
  };
  const hindrance = hindranceNow("save");
  const why = hindrance && t.act.hindrances[hindrance];
  const finish = (then: () => void) => {
    if (draft.standing.value.kind === "stale") setOpen("merge");
    else if (isComplete() && hindrance === null) then();
  };
  const saveReady = () => finish(() => void intent.run(() => save(null)));
  const askReason = () => finish(() => setOpen("reason"));
  useShortcuts({
    form: () => go(missing()[0] ?? "question"),
    save: saveReady,
    saveNotReady: hindrance === null ? askReason : null,
  });

  const adopt = (version: KnowledgeVersion) => {
    change(answeredBy(draft.form.value, version));
    setTitles((known) => new Map(known).set(version.entry, version.title));
    go("answer");
  };

  return (
    <>
      <form
        ref={box}
        class={`card consultation ${seat.state}`}
        aria-labelledby="consultation-heading"
        onSubmit={(event) => event.preventDefault()}
      >
        <div class="row between">
          <h2 id="consultation-heading">{t.consultation.heading}</h2>
          <div class="row">
            <StandingLine draft={draft} />
            <OpenTicket callId={callId} />
          </div>
        </div>
        {standing.kind === "stale" && (
          <Notice tone="bad">
            {t.consultation.stale}{" "}
            <Button keys={KEYS.save} onPress={() => setOpen("merge")} expands>
              {t.consultation.compare}
            </Button>
          </Notice>
        )}
        {standing.kind === "refused" && <Notice tone="bad">{standing.message}</Notice>}
        {offered ? (
          <Fields
            form={form}
            choices={offered}
            required={requiredOf(form, offered)}
            problems={standing.kind === "refused" ? { ...standing.fields, ...problems } : problems}
            reach="page"
            onChange={change}
            onGo={go}
          >
            <UsedEntries used={form.used} titles={titles} onChange={(used) => change({ used })} />
          </Fields>
        ) : (
          <p role="status">{t.loading}</p>
        )}
        <SaveBar
          seat={seat}
          busy={intent.busy}
          hindrance={why}
          failure={intent.failure}
          problems={problems}
          onSave={saveReady}
          onSaveNotReady={askReason}
        />
        {open === "reason" && hindrance === null && (
          <ReasonDialog
            reasons={options.reasons}
            onChoose={(reason) => {
              setOpen(null);
              void intent.run(() => save(reason));
            }}
            onClose={() => setOpen(null)}
          />
        )}
        {open === "merge" && standing.kind === "stale" && (
          <MergeDialog
            base={draft.base.value}
            mine={form}
            theirs={standing.theirs.form}
            onChosen={(chosen: Form) => {
              setOpen(null);
              void draft.settle(standing.theirs, chosen);
            }}
            onClose={() => setOpen(null)}
          />
        )}
      </form>
      <Answers
        question={form.question}
        category={form.category}
        used={form.used}
        onAdopt={adopt}
        onLeave={() => go("answer")}
      />
    </>
  );
}
