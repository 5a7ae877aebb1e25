/** From the desk to a ticket's form, filled in from the call and what is written down of it. */
import { words } from "../../state/language";
import { addressOf } from "../../state/route";

interface Props {
  callId: string;
}

export function OpenTicket({ callId }: Props) {
  return (
    <a class="button" href={addressOf("tickets", "new", callId)}>
      {words.value.openTicket}
    </a>
  );
}
