import { useState } from "preact/hooks";
import { now } from "../../state/clock";
import { isoDay } from "../../state/format";
import { Handovers } from "./handovers";
import { Notices } from "./notices";
import { Preparations } from "./preparations";

/** What one shift tells the next: seats handed over, what was seen to before each shift, and notices to all. */
export function HandoverPage({ posts }: { posts: boolean }) {
  const [day, setDay] = useState(isoDay(now.value));
  return (
    <>
      <Handovers day={day} onDay={setDay} />
      <Preparations day={day} />
      <Notices posts={posts} />
    </>
  );
}
