import { Plan } from "../plan/plan";
import { Roster } from "./roster";

interface Props {
  login: string;
  /** Leads and the office see how it came to be. */
  versions: boolean;
  publishes: boolean;
}

/** The roster as it stands for everybody, and its making for those who answer for it. */
export function RosterPage({ login, versions, publishes }: Props) {
  return (
    <>
      <Plan login={login} />
      {versions && <Roster publishes={publishes} />}
    </>
  );
}
