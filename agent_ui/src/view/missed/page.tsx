import type { Options } from "../../api/shapes";
import { Callbacks } from "./callbacks";
import { Missed } from "./missed";

/** Whom somebody has to call: the system in their turn, or a person. */
export function MissedPage({ options }: { options: Options }) {
  return (
    <>
      <Callbacks options={options} />
      <Missed options={options} />
    </>
  );
}
