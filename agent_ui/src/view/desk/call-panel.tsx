/** The screen pop, or a call out: from ringing through the talk to the saved form. */
import { useState } from "preact/hooks";
import { get } from "../../api/client";
import type { CallView, KnownCaller, Options, SeatView } from "../../api/shapes";
import { words } from "../../state/language";
import { ratingOf } from "../../state/naming";
import { LEADS } from "../../state/pages";
import { session } from "../../state/session";
import { useAnswer } from "../../ui/use-answer";
import { ConsultationForm } from "../consultation/consultation";
import { Answer } from "./answer";
import { CallTimers } from "./call-timers";
import { Caller } from "./caller";
import { Controls } from "./controls";
import { Known } from "./known";
import { WrapUpLimit } from "./wrap-up-limit";

/** Whether this seat only advises the one that has the caller. */
function consults(seat: SeatView, call: CallView): boolean {
  return call.seat !== seat.number && call.control?.third?.name === seat.number;
}

function leads(): boolean {
  const current = session.value;
  return current.kind === "in" && LEADS.includes(current.person.role);
}

interface Props {
  seat: SeatView;
  call: CallView;
  options: Options;
}

export function CallPanel({ seat, call, options }: Props) {
  const t = words.value.pop;
  // The pop is there with the frame; what is known of the caller fills in when it comes.
  const asked = useAnswer(() => get("/api/callers/{id}", { path: { id: call.id } }), call.id);
  const [marked, setMarked] = useState<KnownCaller | null>(null);
  const known = marked ?? asked.answer;
  const ringing = seat.state === "ringing";
  const rating = ratingOf(call);
  const dialling = seat.state === "dialling";
  const phoneRings = ringing || (dialling && call.state === "offered");
  const heading = ringing
    ? call.direction === "out"
      ? t.callback
      : t.heading
    : dialling
      ? t.dialling
      : seat.state === "acw"
        ? t.over
        : call.state === "held"
          ? t.held
          : t.talking;
  return (
    <div class={`call ${seat.state}`}>
      <section
        class={`card pop state-${call.state === "held" ? "held" : seat.state}`}
        aria-labelledby="pop-heading"
      >
        <h1 id="pop-heading">{heading}</h1>
        {ringing && (
          <p class="unseen" role="alert">
            {t.announce(call.number, call.name, call.queue_name)}
          </p>
        )}
        <Caller call={call} known={known} leads={leads()} onMarked={setMarked}>
          {phoneRings && options.answers_phones && <Answer seat={seat} callId={call.id} />}
          {ringing && <p class="answer">{call.direction === "out" ? t.pickUp : t.answer}</p>}
        </Caller>
        <CallTimers seat={seat} call={call} />
        {rating && (
          <p role="status">
            {words.value.calls.columns.rating} <b>{rating}</b>
          </p>
        )}
        {seat.state === "talking" && call.control && call.seat === seat.number && (
          <Controls call={call} control={call.control} options={options} />
        )}
        {consults(seat, call) && <p>{words.value.control.asks(call.seat ?? "")}</p>}
        {seat.acw_until !== null && <WrapUpLimit until={seat.acw_until} />}
        {dialling && (
          <p class="answer" role="status">
            {call.state === "offered" ? t.pickUp : t.ringsOutside}
          </p>
        )}
      </section>
      {!ringing && !dialling && <ConsultationForm seat={seat} callId={call.id} options={options} />}
      <Known callId={call.id} known={known} failure={asked.failure} outcomes={options.outcomes} />
    </div>
  );
}
