/** Calls a number: first the seat's own phone rings. */
import { useRef, useState } from "preact/hooks";
import { command } from "../../api/client";
import { hindranceNow } from "../../state/desk";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { useIntent } from "../../ui/use-intent";

/** As people write numbers: with spaces, hyphens and brackets. Null: not a number. */
export function dialled(text: string): string | null {
  const number = text.replace(/[\s()（）-]/g, "");
  return /^\+?[0-9]{3,20}$/.test(number) ? number : null;
}

export function Dial() {
  const t = words.value;
  const field = useRef<HTMLInputElement>(null);
  const [unwritable, setUnwritable] = useState(false);
  const intent = useIntent();
  const hindrance = hindranceNow("dial");
  useShortcuts({ dial: () => field.current?.focus() });
  const submit = (event: Event) => {
    event.preventDefault();
    const number = dialled(field.current?.value ?? "");
    setUnwritable(number === null);
    if (number !== null) void intent.run(() => command("/api/dial", { body: { number } }));
  };
  return (
    <section class="card" aria-labelledby="dial-heading">
      <form class="row" onSubmit={submit}>
        <h2 id="dial-heading">{t.dial.heading}</h2>
        <label class="row">
          <span>{t.dial.number}</span>
          <input
            ref={field}
            type="tel"
            maxLength={40}
            required
            autocomplete="off"
            aria-keyshortcuts={KEYS.dial}
          />
        </label>
        <Button
          type="submit"
          icon="dialling"
          busy={intent.busy}
          hindrance={hindrance && t.act.hindrances[hindrance]}
        >
          {t.dial.submit}
        </Button>
      </form>
      {unwritable && <Notice tone="bad">{t.dial.unwritable}</Notice>}
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
    </section>
  );
}
