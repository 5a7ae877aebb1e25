// @vitest-environment node
/** What an agent's browser fetches before the desk is there: the entry, what it imports, and the styles. */
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { expect, it } from "vitest";

const LIMIT_BYTES = 120_000;

type Made = Rolldown.RolldownOutput["output"][number];

async function panel(): Promise<Map<string, Made>> {
  const made = (await build({ logLevel: "error", build: { write: false } })) as Rolldown.RolldownOutput;
  return new Map(made.output.map((file) => [file.fileName, file]));
}

function imported(fileName: string, files: Map<string, Made>, seen = new Set<string>()): Set<string> {
  const file = files.get(fileName);
  if (file?.type === "chunk" && !seen.has(fileName)) {
    seen.add(fileName);
    for (const next of file.imports) imported(next, files, seen);
  }
  return seen;
}

it("is at most 120 kB, packed", async () => {
  const files = await panel();
  const entry = [...files.values()].find(
    (file) => file.type === "chunk" && file.isEntry,
  ) as Rolldown.OutputChunk;
  const first = ["index.html", ...imported(entry.fileName, files)];
  const styles = [...files.keys()].filter((name) => name.endsWith(".css"));
  const bytes = [...first, ...styles].map((name) => {
    const made = files.get(name) as Made;
    return gzipSync(made.type === "chunk" ? made.code : made.source).length;
  });
  const sum = bytes.reduce((a, b) => a + b);
  expect(sum).toBeLessThanOrEqual(LIMIT_BYTES);
}, 30_000);
