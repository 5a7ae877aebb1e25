/** The knowledge base, whose part the address names: everybody searches, reads and answers what they are asked; the office also writes. */
import { get } from "../../api/client";
import type { Choice } from "../../api/shapes";
import { words } from "../../state/language";
import { detail, go } from "../../state/route";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { Digest } from "../digest/digest";
import { Editors } from "./editors";
import { Search } from "./search";

/** As the address names them. */
const TABS = ["search", "edit", "digest"] as const;
type Tab = (typeof TABS)[number];

interface Props {
  login: string;
  edits: boolean;
  outcomes: readonly Choice[];
}

export function Knowledge({ login, edits, outcomes }: Props) {
  const t = words.value.knowledge;
  const asked = detail.value[0];
  const shown =
    (edits ? TABS : TABS.filter((one) => one !== "edit")).find((one) => one === asked) ?? "search";
  const { answer: categories, failure } = useAnswer(() => get("/api/knowledge/categories", {}), "");
  const known = categories ?? [];
  const tab = (to: Tab, name: string) => (
    <Button
      kind={shown === to ? "primary" : "plain"}
      onPress={() => go("knowledge", ...(to === "search" ? [] : [to]))}
    >
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
      {failure && <Notice tone="bad">{failure}</Notice>}
      {shown === "search" && <Search categories={known} />}
      {shown === "edit" && <Editors login={login} categories={known} />}
      {shown === "digest" && <Digest office={edits} categories={known} outcomes={outcomes} />}
    </section>
  );
}
