import { Handovers } from "./handovers";
import { Notices } from "./notices";

/** What one shift tells the next: seats handed over, and notices to all. */
export function HandoverPage({ posts }: { posts: boolean }) {
  return (
    <>
      <Handovers />
      <Notices posts={posts} />
    </>
  );
}
