import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../../state/language";
import { type Draft, FIELDS, type FieldName } from "../../state/queue-fields";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { useShortcuts } from "../../ui/shortcuts";
import type { Problems } from "./queue-editor";
import { QueueField } from "./queue-field";

const GROUPS = [
  ["line", ["key", "name", "dids", "hours", "hours_on", "retired"]],
  ["heard", ["greeting", "notice", "music", "closed_message"]],
  ["told", ["say_position", "say_wait", "announce_every_s", "periodic_message", "periodic_every_s"]],
  ["routed", ["strategy", "ring_s", "ring_all_limit", "head_start_s", "backup_after_s", "overflow"]],
  ["fit", ["skills", "did_skills", "relax", "sticky_days", "sticky_wait_s"]],
  ["back", ["callback", "callback_attempts", "callback_retry_s"]],
  ["after", ["survey", "survey_prompt", "survey_thanks"]],
] as const satisfies readonly (readonly [string, readonly FieldName[]])[];

/** No field is left out of the groups: this does not compile otherwise. */
type Grouped = (typeof GROUPS)[number][1][number];
const complete: Record<Exclude<FieldName, Grouped>, never> = {};
void complete;

interface Props {
  draft: Draft;
  isNew: boolean;
  changed: readonly FieldName[];
  problems: Problems;
  busy: boolean;
  stale: boolean;
  onInput: (name: FieldName, value: string) => void;
  onLeave: (name: FieldName) => void;
  onSave: (reason: string) => Promise<boolean>;
  /** How the last save went. */
  children: ComponentChildren;
}

export function QueueForm(props: Props) {
  const t = words.value.queues;
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState("");
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [props.problems]);
  const hindrance = props.stale ? t.decideFirst : props.changed.length === 0 ? t.nothingChanged : null;
  const save = () => {
    if (hindrance === null) void props.onSave(reason.trim()).then((done) => done && setReason(""));
  };
  useShortcuts({ saveQueue: save });

  return (
    <form
      ref={form}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {GROUPS.map(([group, names]) => (
        <fieldset key={group} class="group">
          <legend>{t.groups[group]}</legend>
          {names.map((name) => (
            <QueueField
              key={name}
              name={name}
              value={props.draft[name]}
              field={FIELDS[name]}
              fixed={name === "key" && !props.isNew}
              changed={props.changed.includes(name)}
              problem={props.problems[name]}
              onInput={(value) => props.onInput(name, value)}
              onLeave={() => props.onLeave(name)}
            />
          ))}
        </fieldset>
      ))}
      <div class="save-bar">
        {props.children}
        <label class="row">
          <span>{t.reason}</span>
          <input
            value={reason}
            maxLength={200}
            autocomplete="off"
            placeholder={t.reasonHint}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <div class="row end">
          <span class="hint">{t.changedFields(props.changed.length)}</span>
          <Button type="submit" kind="primary" keys={KEYS.saveQueue} busy={props.busy} hindrance={hindrance}>
            {t.save}
          </Button>
        </div>
      </div>
    </form>
  );
}
