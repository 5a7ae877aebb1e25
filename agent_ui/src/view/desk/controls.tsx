/** What the person does with the own call. The gateway says what may be asked for now (`acts`). */
import { useState } from "preact/hooks";
import { command } from "../../api/client";
import type { CallView, Control, ControlAct, Options } from "../../api/shapes";
import { language, words } from "../../state/language";
import { link } from "../../state/live";
import { Button } from "../../ui/button";
import { KEYS, type Shortcut } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { useIntent } from "../../ui/use-intent";
import { KeypadDialog } from "./keypad-dialog";
import { TransferDialog } from "./transfer-dialog";

type Simple = Exclude<ControlAct, "digits" | "transfer" | "consult">;

interface Props {
  call: CallView;
  control: Control;
  options: Options;
}

export function Controls({ call, control, options }: Props) {
  const t = words.value.control;
  const intent = useIntent();
  const [dialog, setDialog] = useState<"keypad" | "transfer" | null>(null);
  const why = (act: ControlAct) => {
    if (link.value !== "live") return words.value.act.hindrances.stale;
    if (control.acts.includes(act)) return null;
    return control.asked ? t.pending[control.asked] : t.notNow;
  };
  const ask = (act: Simple) => () =>
    intent.run(() => command("/api/calls/{id}/control/{act}", { path: { id: call.id, act } }));
  const hold: Simple = control.talk === "held" ? "resume" : "hold";
  const mute: Simple = control.muted ? "unmute" : "mute";
  const passOn: ControlAct = control.acts.includes("consult") ? "consult" : "transfer";
  const may = (act: ControlAct, run: () => void) => (why(act) === null ? run : null);
  useShortcuts({
    hold: may(hold, ask(hold)),
    mute: may(mute, ask(mute)),
    digits: may("digits", () => setDialog("keypad")),
    transfer: may(passOn, () => setDialog("transfer")),
    hangUp: may("hang_up", ask("hang_up")),
    complete: may("complete", ask("complete")),
    conference: may("conference", ask("conference")),
    back: may("return", ask("return")),
  });
  const button = (act: Simple, shortcut: Shortcut) => (
    <Button keys={KEYS[shortcut]} busy={intent.busy} hindrance={why(act)} onPress={ask(act)}>
      {t.acts[act]}
    </Button>
  );
  return (
    <section class="controls" aria-label={t.heading}>
      <div class="row">
        {button(hold, "hold")}
        {button(mute, "mute")}
        <Button keys={KEYS.digits} hindrance={why("digits")} onPress={() => setDialog("keypad")} expands>
          {t.acts.digits}
        </Button>
        <Button keys={KEYS.transfer} hindrance={why(passOn)} onPress={() => setDialog("transfer")} expands>
          {t.acts.transfer}
        </Button>
        {button("hang_up", "hangUp")}
      </div>
      {control.third && (
        <div class="row">
          <b>{t.third[control.talk](t.target(control.third.kind, control.third.name))}</b>
          {button("complete", "complete")}
          {button("conference", "conference")}
          {button("return", "back")}
        </div>
      )}
      <p role="status" class="hint">
        {control.asked ? t.pending[control.asked] : control.muted ? t.muted : ""}
      </p>
      {control.trouble && <Notice tone="bad">{control.trouble[language.value]}</Notice>}
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      {dialog === "keypad" && why("digits") === null && (
        <KeypadDialog callId={call.id} onClose={() => setDialog(null)} />
      )}
      {dialog === "transfer" && why(passOn) === null && (
        <TransferDialog
          callId={call.id}
          queues={options.queues}
          consults={control.acts.includes("consult")}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  );
}
