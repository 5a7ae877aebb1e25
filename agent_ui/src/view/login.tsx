import { useEffect, useRef } from "preact/hooks";
import { words } from "../state/language";
import { logIn } from "../state/session";
import { Button } from "../ui/button";
import { LanguageSwitch } from "../ui/language-switch";
import { Notice } from "../ui/notice";
import { useIntent } from "../ui/use-intent";

export function Login({ ended }: { ended: boolean }) {
  const t = words.value;
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const attempt = useIntent();
  useEffect(() => name.current?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (attempt.busy || !name.current || !password.current) return;
    const [login, secret] = [name.current.value.trim(), password.current.value];
    if (await attempt.run(() => logIn(login, secret))) return;
    password.current?.focus();
    password.current?.select();
  };

  return (
    <main class="centred">
      <form class="card login" onSubmit={submit} aria-labelledby="login-heading">
        <p class="product">{t.product}</p>
        <h1 id="login-heading">{t.login.heading}</h1>
        {ended && !attempt.failure && <Notice tone="info">{t.login.ended}</Notice>}
        {attempt.failure && <Notice tone="bad">{attempt.failure}</Notice>}
        <label>
          <span>{t.login.name}</span>
          <input ref={name} name="login" autocomplete="username" maxLength={64} required spellcheck={false} />
        </label>
        <label>
          <span>{t.login.password}</span>
          <input
            ref={password}
            name="password"
            type="password"
            autocomplete="current-password"
            maxLength={256}
            required
          />
        </label>
        <Button type="submit" kind="primary" size="big" busy={attempt.busy}>
          {t.login.submit}
        </Button>
        <LanguageSwitch />
      </form>
    </main>
  );
}
