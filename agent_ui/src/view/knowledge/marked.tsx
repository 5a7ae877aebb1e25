import type { MarkedPart } from "../../api/shapes";

/** Text in which what was asked for is marked. */
export function Marked({ parts }: { parts: readonly MarkedPart[] }) {
  return <>{parts.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;
}
