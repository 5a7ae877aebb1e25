/** The knowledge base: everybody searches, reads and answers what they are asked; the office also writes. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { Choice } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { useAnswer } from "../../ui/use-answer";
import { Digest } from "../digest/digest";
import { Editors } from "./editors";
import { Search } from "./search";

type Tab = "search" | "edit" | "digest";

interface Props {
  login: string;
  edits: boolean;
  outcomes: readonly Choice[];
}

export function Knowledge({ login, edits, outcomes }: Props) {
  const t = words.value.knowledge;
  const [shown, setShown] = useState<Tab>("search");
  const { answer: categories } = useAnswer(() => get("/api/knowledge/categories", {}), "");
  const known = categories ?? [];
  const tab = (to: Tab, name: string) => (
    <Button kind={shown === to ? "primary" : "plain"} onPress={() => setShown(to)}>
      {name}
    </Button>
  );
  return (
    <section class="knowledge stack" aria-labelledby="knowledge-heading">
      <div class="row between">
        <h1 id="knowledge-heading">{t.heading}</h1>
        <div class="row">
          {tab("search", t.searching)}
          {edits && tab("edit", t.editing)}
          {tab("digest", words.value.digest.heading)}
        </div>
      </div>
      {shown === "search" && <Search categories={known} />}
      {shown === "edit" && <Editors login={login} categories={known} />}
      {shown === "digest" && <Digest office={edits} categories={known} outcomes={outcomes} />}
    </section>
  );
}
