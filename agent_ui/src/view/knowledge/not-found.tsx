/** What the agent was asked, and found nothing for, goes to the editors. */
import { useState } from "preact/hooks";
import { post } from "../../api/client";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useIntent } from "../../ui/use-intent";

export function NotFound({ query, category }: { query: string; category: string }) {
  const t = words.value.knowledge;
  const [told, setTold] = useState(false);
  const { busy, failure, run } = useIntent();
  const tell = () =>
    run(async () => {
      await post("/api/knowledge/unanswered", { body: { query, category } });
      setTold(true);
    });
  if (told) return <p role="status">{t.collected}</p>;
  return (
    <div class="row">
      <Button busy={busy} onPress={tell}>
        {t.notFound}
      </Button>
      {failure && <Notice tone="bad">{failure}</Notice>}
    </div>
  );
}
