/** The knowledge base: everybody searches and reads; the hotline office also writes and reviews. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { useAnswer } from "../../ui/use-answer";
import { Editors } from "./editors";
import { Search } from "./search";

export function Knowledge({ edits }: { edits: boolean }) {
  const t = words.value.knowledge;
  const [editing, setEditing] = useState(false);
  const { answer: categories } = useAnswer(() => get("/api/knowledge/categories", {}), "");
  const tab = (to: boolean, name: string) => (
    <Button kind={editing === to ? "primary" : "plain"} onPress={() => setEditing(to)}>
      {name}
    </Button>
  );
  return (
    <section class="knowledge stack" aria-labelledby="knowledge-heading">
      <div class="row between">
        <h1 id="knowledge-heading">{t.heading}</h1>
        {edits && (
          <div class="row">
            {tab(false, t.searching)}
            {tab(true, t.editing)}
          </div>
        )}
      </div>
      {editing ? <Editors categories={categories ?? []} /> : <Search categories={categories ?? []} />}
    </section>
  );
}
