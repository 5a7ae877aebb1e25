/** To whom the caller is passed: a seat, a queue, or a number outside; at once, or after a word with them. */
import { useEffect, useState } from "preact/hooks";
import { command, get } from "../../api/client";
import type { Options, Targets } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { sentenceOf, useIntent } from "../../ui/use-intent";

type Kind = "seat" | "queue" | "outside";

interface Choice {
  name: string;
  shown: string;
  hindrance: string | null;
}

interface Props {
  callId: string;
  queues: Options["queues"];
  consults: boolean;
  onClose: () => void;
}

const REFRESH_MS = 3_000;
const NUMBER = /^\+?[0-9]{1,20}$/;

export function TransferDialog({ callId, queues, consults, onClose }: Props) {
  const t = words.value.control;
  const intent = useIntent();
  const [kind, setKind] = useState<Kind>("seat");
  const [sought, setSought] = useState("");
  const [targets, setTargets] = useState<Targets | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const fetchTargets = () =>
      get("/api/targets", {}).then(setTargets, (error: unknown) => setFailure(sentenceOf(error)));
    fetchTargets();
    const timer = setInterval(fetchTargets, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const pass = async (path: "/api/calls/{id}/transfer" | "/api/calls/{id}/consult", name: string) => {
    const asked = await intent.run(() => command(path, { path: { id: callId }, body: { kind, name } }));
    if (asked) onClose();
  };
  const choices = choicesOf(kind, sought.trim(), targets, queues);
  return (
    <Dialog heading={t.acts.transfer} onClose={onClose}>
      <div class="passing">
        <fieldset class="row">
          <legend class="unseen">{t.kind}</legend>
          {(["seat", "queue", "outside"] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />{" "}
              {t.kinds[one]}
            </label>
          ))}
        </fieldset>
        <label>
          {kind === "outside" ? t.number : t.search}
          <input
            inputMode={kind === "outside" ? "tel" : "search"}
            value={sought}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        </label>
        {(intent.failure ?? failure) && <Notice tone="bad">{intent.failure ?? failure}</Notice>}
        <ul class="targets">
          {choices.map(({ name, shown, hindrance }) => (
            <li key={name} class="row between">
              <span>
                {shown} {hindrance && <span class="hint">{hindrance}</span>}
              </span>
              <span class="row">
                <Button
                  busy={intent.busy}
                  hindrance={hindrance ?? (consults ? null : t.notNow)}
                  onPress={() => pass("/api/calls/{id}/consult", name)}
                >
                  {t.acts.consult}
                </Button>
                <Button
                  busy={intent.busy}
                  hindrance={hindrance}
                  onPress={() => pass("/api/calls/{id}/transfer", name)}
                >
                  {t.blind}
                </Button>
              </span>
            </li>
          ))}
        </ul>
        {targets && choices.length === 0 && <p class="hint">{t.nobody}</p>}
      </div>
    </Dialog>
  );
}

function choicesOf(kind: Kind, sought: string, targets: Targets | null, queues: Options["queues"]): Choice[] {
  const t = words.value.control;
  const matches = (choice: Choice) => choice.shown.toLowerCase().includes(sought.toLowerCase());
  if (kind === "queue") {
    return queues
      .filter(({ retired }) => !retired)
      .map(({ key, name }) => ({ name: key, shown: name, hindrance: null }))
      .filter(matches);
  }
  if (kind === "seat") {
    return (targets?.seats ?? [])
      .map(({ number, name, state, free }) => ({
        name: number,
        shown: `${words.value.seat.number(number)} ${name}`,
        hindrance: free ? null : state === "ready" ? t.notFree : words.value.seat.states[state],
      }))
      .filter(matches);
  }
  const hindrance = targets?.outside ? null : t.outsideOff;
  return NUMBER.test(sought) ? [{ name: sought, shown: sought, hindrance }] : [];
}
