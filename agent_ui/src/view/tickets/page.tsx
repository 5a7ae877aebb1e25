/** Transfer tickets: the boxes of a role, one ticket, its form, and the morning's batch. The address says which. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { Options, Person, TicketBox } from "../../api/shapes";
import { detail } from "../../state/route";
import { Notice } from "../../ui/notice";
import { useAnswer } from "../../ui/use-answer";
import { Amend } from "./amend";
import { Batches } from "./batches";
import { Boxes } from "./boxes";
import { Create } from "./create";
import { TicketView } from "./ticket";

interface Props {
  person: Person;
  options: Options;
}

export function Tickets({ person, options }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  const { answer: choices, failure } = useAnswer(() => get("/api/tickets/choices", {}), "");
  const [first = "", second, third] = detail.value;
  const categories = choices?.categories ?? [];
  const batches = person.role === "lead" || person.role === "bureau_office"; // who hands them over, who gets them

  const shown = () => {
    switch (first) {
      case "":
      case "box":
        return (
          <Boxes
            person={person}
            named={(second as TicketBox) ?? null}
            categories={categories}
            batches={batches}
            said={said}
          />
        );
      case "new":
        return (
          <Create
            key={`${second} ${third}`}
            callId={second ?? null}
            consultation={third === undefined ? null : Number(third)}
            categories={categories}
          />
        );
      case "batch":
        return <Batches named={second ?? null} leads={person.role === "lead"} categories={categories} />;
      default:
        return second === "amend" ? (
          <Amend key={first} id={Number(first)} categories={categories} />
        ) : (
          <TicketView
            key={first}
            id={Number(first)}
            choices={choices}
            dialsOut={options.dials_out}
            batches={batches}
            onGone={setSaid}
          />
        );
    }
  };
  return (
    <div class="tickets stack">
      {failure && <Notice tone="bad">{failure}</Notice>}
      {shown()}
    </div>
  );
}
