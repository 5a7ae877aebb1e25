import type { ComponentChildren } from "preact";
import type { CallView, Options, SeatView } from "../../api/shapes";
import { isPast } from "../../state/clock";
import { words } from "../../state/language";
import { causeOf, pendingOf } from "../../state/naming";
import { orderOf } from "../../state/orders";
import { ColumnHeads } from "../../ui/column-heads";
import { Elapsed } from "../../ui/elapsed";
import { Icon } from "../../ui/icon";
import { StateBadge } from "../../ui/state-badge";
import { GiveOrder } from "./give-order";
import { Permit } from "./permit";
import { type Subject, WhyButton } from "./why-dialog";

const ALARMING_MISSES = 3; // in a row

interface Props {
  seats: readonly SeatView[];
  calls: ReadonlyMap<string, CallView>;
  options: Options;
  onAsk: (about: Subject) => void;
}

export function SeatTable({ seats, calls, options, onAsk }: Props) {
  const t = words.value.board;
  const { seat, extension, person, state, since, cause, phone, call, queue, talk } = t.columns;
  return (
    <section class="card seats" aria-labelledby="seats-heading">
      <div class="row between">
        <h2 id="seats-heading">{t.seatsHeading}</h2>
        <Permit />
      </div>
      <table>
        <thead>
          <tr>
            <ColumnHeads names={[seat, extension, person, state]} />
            <ColumnHeads names={[since]} figures />
            <ColumnHeads names={[cause, phone, call, queue]} />
            <ColumnHeads names={[talk]} figures />
          </tr>
        </thead>
        <tbody>
          {seats.map((one) => (
            <SeatRow
              key={one.number}
              seat={one}
              call={calls.get(one.call_id ?? "")}
              options={options}
              onAsk={onAsk}
            />
          ))}
        </tbody>
      </table>
      {seats.length === 0 && <p class="hint">{t.filteredNone}</p>}
    </section>
  );
}

interface RowProps {
  seat: SeatView;
  call: CallView | undefined;
  options: Options;
  onAsk: (about: Subject) => void;
}

function SeatRow({ seat, call, options, onAsk }: RowProps) {
  const { reasons } = options;
  const t = words.value.board;
  const signedIn = seat.state !== "signed_out";
  return (
    <tr class={signedIn ? "" : "faint"}>
      <th scope="row">{seat.number}</th>
      <td>{seat.extension}</td>
      <td>
        {seat.agent?.name} <GiveOrder seat={seat} options={options} />
        {seat.standby && <span class="hint">{words.value.standby.onBoard(seat.standby.name)}</span>}
      </td>
      <td>
        <StateBadge state={seat.state} />{" "}
        <WhyButton about={{ id: seat.number, name: words.value.seat.number(seat.number) }} onAsk={onAsk} />
        <OrderMark seat={seat} />
        {seat.acw_until !== null && isPast(seat.acw_until) && <Problem>{t.overdue}</Problem>}
        {(seat.panel === "lost" || seat.panel === "gone") && (
          <Problem>{words.value.seat.panels[seat.panel]}</Problem>
        )}
      </td>
      <td class="figure-column">{signedIn && <Elapsed since={seat.since} />}</td>
      <td>
        {signedIn && causeOf(seat, reasons)} <span class="hint">{pendingOf(seat, reasons)}</span>
        {signedIn && seat.misses >= ALARMING_MISSES && <Problem>{t.missed(seat.misses)}</Problem>}
      </td>
      <td>
        <Phone seat={seat} />
      </td>
      <td>
        {call?.number} <span class="hint">{call?.name}</span>
      </td>
      <td>{call?.queue_name}</td>
      <td class="figure-column">
        {seat.state === "talking" && call?.answered_at && <Elapsed since={call.answered_at} />}
      </td>
    </tr>
  );
}

/** What was ordered and not answered yet, or refused. */
function OrderMark({ seat }: { seat: SeatView }) {
  const order = orderOf(seat.agent?.id);
  if (!order) return null;
  const t = words.value.orders;
  return (
    <Problem>
      {t.giveShort} {t.states[order.state]} {order.state === "open" && <Elapsed since={order.at} />}
    </Problem>
  );
}

function Phone({ seat }: { seat: SeatView }) {
  const name = words.value.seat.phones[seat.phone];
  if (seat.phone !== "unreachable") return <>{name}</>;
  return <Problem>{name}</Problem>;
}

function Problem({ children }: { children: ComponentChildren }) {
  return (
    <span class="problem">
      <Icon name="warning" />
      {children}
    </span>
  );
}
