/** All marks of numbers: who is served first, and who is known for harassment. */
import { useRef, useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { MarkedNumber } from "../../api/shapes";
import { words } from "../../state/language";
import { Button } from "../../ui/button";
import { KEYS } from "../../ui/keys";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { useAnswer } from "../../ui/use-answer";
import { useIntent } from "../../ui/use-intent";
import { AddMark } from "./add-mark";
import { ChangeMark } from "./change-mark";
import { LiftMark } from "./lift-mark";
import { MarkTable } from "./mark-table";

type Kind = MarkedNumber["kind"];
type Asked = { what: "add" } | { what: "change" | "lift"; mark: MarkedNumber } | null;

const SHOWN = 200;

export function Marks() {
  const t = words.value.markPage;
  const [kind, setKind] = useState<Kind | "">("");
  const [over, setOver] = useState(false);
  const [text, setText] = useState("");
  const [found, setFound] = useState<{ number: string; rows: readonly MarkedNumber[] } | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const number = useRef<HTMLInputElement>(null);
  const intent = useIntent();
  const { answer, failure, again } = useAnswer(() => get("/api/marks", {}), "marks", { keeps: true });
  useShortcuts({ addMark: () => setAsked({ what: "add" }), findMark: () => number.current?.focus() });

  const find = async (said: string) => {
    const rows = await post("/api/marks/find", { body: { number: said } });
    setFound({ number: said, rows });
  };
  const search = (event: Event) => {
    event.preventDefault();
    const said = number.current?.value.trim();
    if (said) void intent.run(() => find(said));
  };
  const everybody = () => {
    if (number.current) number.current.value = "";
    setFound(null);
  };
  const done = () => {
    setAsked(null);
    again();
    if (found !== null) void intent.run(() => find(found.number));
  };
  const rows = (found?.rows ?? answer ?? []).filter(
    (mark) =>
      (kind === "" || mark.kind === kind) &&
      (over || found !== null || mark.in_force) &&
      `${mark.reason} ${mark.by}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <section class="card calls" aria-labelledby="marks-heading">
      <div class="row between">
        <h1 id="marks-heading">
          {words.value.nav.marks} <span class="hint">{t.hint}</span>
        </h1>
        <div class="row">
          <Button kind="primary" keys={KEYS.addMark} onPress={() => setAsked({ what: "add" })} expands>
            {t.add}
          </Button>
          <Button icon="refresh" onPress={again}>
            {words.value.calls.refresh}
          </Button>
        </div>
      </div>
      <div class="row mark-filters">
        <label>
          <span>{words.value.marks.what}</span>
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind | "")}>
            <option value="">{t.allKinds}</option>
            <option value="vip">{words.value.marks.kinds.vip}</option>
            <option value="harassment">{words.value.marks.kinds.harassment}</option>
          </select>
        </label>
        <label>
          <span>{t.filter}</span>
          <input
            value={text}
            maxLength={60}
            autocomplete="off"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <label class="option">
          <input type="checkbox" checked={over} onChange={(event) => setOver(event.currentTarget.checked)} />
          <span>{t.over}</span>
        </label>
        <search>
          <form class="row" onSubmit={search}>
            <label>
              <span>{t.number}</span>
              <input
                ref={number}
                type="tel"
                maxLength={40}
                autocomplete="off"
                aria-keyshortcuts={KEYS.findMark}
              />
            </label>
            <Button type="submit" busy={intent.busy}>
              {t.find}
            </Button>
            {found !== null && <Button onPress={everybody}>{t.everybody}</Button>}
          </form>
        </search>
      </div>
      {(failure ?? intent.failure) && <Notice tone="bad">{failure ?? intent.failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer !== null && (
        <p role="status" class="hint">
          {rows.length > 0 ? t.count(rows.length) : found === null ? t.none : t.notMarked}
        </p>
      )}
      {rows.length > 0 && (
        <MarkTable
          rows={rows.slice(0, SHOWN)}
          onChange={(mark) => setAsked({ what: "change", mark })}
          onLift={(mark) => setAsked({ what: "lift", mark })}
        />
      )}
      {rows.length > SHOWN && <p class="hint">{t.more(rows.length - SHOWN)}</p>}
      {asked?.what === "add" && <AddMark onDone={done} onClose={() => setAsked(null)} />}
      {asked?.what === "change" && (
        <ChangeMark mark={asked.mark} onDone={done} onClose={() => setAsked(null)} />
      )}
      {asked?.what === "lift" && <LiftMark mark={asked.mark} onDone={done} onClose={() => setAsked(null)} />}
    </section>
  );
}
