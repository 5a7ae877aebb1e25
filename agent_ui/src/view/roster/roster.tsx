import { useState } from "preact/hooks";
import { get } from "../../api/client";
import { today } from "../../state/format";
import { words } from "../../state/language";
import { namedShifts } from "../../state/naming";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { Publish } from "./publish";
import { Versions } from "./versions";

/** What is published for a period; the hotline office drafts, checks and publishes. */
export function Roster({ publishes }: { publishes: boolean }) {
  const t = words.value.roster;
  const [period, setPeriod] = useState(thisMonth());
  const { first, last } = period;
  const names = namedShifts();
  const ask = () => get("/api/rosters", { query: period });
  const { answer, failure, again } = useAnswer(ask, `${first} ${last}`);
  const input = (name: "first" | "last") => (
    <label class="row">
      {t[name]}
      <input
        type="date"
        required
        value={period[name]}
        onChange={({ currentTarget: { value } }) => value && setPeriod({ ...period, [name]: value })}
      />
    </label>
  );

  return (
    <section class="card calls stack" aria-labelledby="roster-heading">
      <div class="row between">
        <h2 id="roster-heading">{t.heading}</h2>
        <div class="row">
          {input("first")}
          {input("last")}
        </div>
      </div>
      {publishes && (
        <>
          <div class="row">
            <a class="button" href={`/api/rosters/draft?${new URLSearchParams({ ...period })}`} download>
              {t.draft}
            </a>
            <span class="hint">
              {t.draftHint} {names.length > 0 && t.codes(names)}
            </span>
          </div>
          <Publish onPublished={again} />
        </>
      )}
      {failure && <Notice tone="bad">{failure}</Notice>}
      {answer === null && !failure && <p role="status">{words.value.loading}</p>}
      {answer && <Versions rows={answer} publishes={publishes} />}
    </section>
  );
}

function thisMonth(): { first: string; last: string } {
  const day = today();
  const [year = 0, month = 0] = day.split("-").map(Number);
  const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { first: `${day.slice(0, 8)}01`, last: end };
}
