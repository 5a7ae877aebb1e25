/** Calls the number of an earlier call from one's own seat; the browser never has the number. */
import { command } from "../api/client";
import type { CallRow } from "../api/shapes";
import { hindranceNow } from "../state/desk";
import { words } from "../state/language";
import { go } from "../state/route";
import { Button } from "./button";

interface Props {
  call: CallRow;
  busy: boolean;
  /** Where there is room for its sign only. */
  brief?: boolean;
  run: (act: () => Promise<unknown>) => Promise<boolean>;
}

export function CallBack({ call, busy, brief = false, run }: Props) {
  const t = words.value;
  const hindrance = hindranceNow("dial");
  const dial = async () => {
    if (await run(() => command("/api/calls/{id}/dial", { path: { id: call.id } }))) go("desk");
  };
  if (call.number === "") return null;
  return (
    <Button
      icon="dialling"
      busy={busy}
      hindrance={hindrance && t.act.hindrances[hindrance]}
      onPress={dial}
      {...(brief ? { label: t.dial.back } : { children: t.dial.back })}
    />
  );
}
