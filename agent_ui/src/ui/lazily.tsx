/** A view whose code is fetched when it is first shown, so that others need not wait for it. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "../state/language";
import { Button } from "./button";
import { Notice } from "./notice";

export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let View: ComponentType<Props> | null = null;
  return function Lazily(props: Props) {
    const [state, setState] = useState<"awaited" | "there" | "missing">("awaited");
    useEffect(() => {
      if (View !== null) return;
      load().then(
        (loaded) => {
          View = loaded;
          setState("there");
        },
        () => setState("missing"),
      );
    }, []);
    if (View !== null) return <View {...props} />;
    const t = words.value;
    if (state === "awaited") return <p role="status">{t.loading}</p>;
    return (
      <Notice tone="bad">
        {t.outdated} <Button onPress={() => location.reload()}>{t.reload}</Button>
      </Notice>
    );
  };
}
