/** Somebody was faster: what they did since the version that the reader looked at. */
import type { ComponentChildren } from "preact";
import type { Ticket } from "../../api/shapes";
import { ticketWords } from "../../state/ticket-words";
import { Notice } from "../../ui/notice";
import { StepLine } from "./history";

interface Props {
  ticket: Ticket;
  since: number;
  /** Whether it stood in the reader's way, or is just told. */
  tone?: "bad" | "info";
  /** What can be decided now. */
  children: ComponentChildren;
}

export function StaleNotice({ ticket, since, tone = "bad", children }: Props) {
  const newer = ticket.steps.slice(since); // a ticket's version is the number of its steps
  return (
    <div class={tone === "bad" ? "stack stale" : "stack"}>
      <Notice tone={tone}>
        {ticketWords.value.stale[tone === "bad" ? "changed" : "news"](newer.at(-1)?.by ?? "")}
      </Notice>
      <ol class="story">
        {newer.map((step) => (
          <li key={`${step.at} ${step.act}`}>
            <StepLine step={step} />
          </li>
        ))}
      </ol>
      {children && <div class="row">{children}</div>}
    </div>
  );
}
