import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Beside each file as it was written its packed twin, which the gateway sends to browsers that take it. */
const packed: Plugin = {
  name: "packed",
  writeBundle({ dir = "" }, bundle) {
    for (const name of Object.keys(bundle)) {
      const path = join(dir, name);
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
    }
  },
};

export default defineConfig({
  plugins: [packed],
  build: {
    outDir: "../cti_gateway/adapters/web/panel",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the gateway's CSP allows no data: URLs
    target: "es2022",
  },
  server: {
    proxy: { "/api": { target: process.env.CTI_GATEWAY ?? "http://127.0.0.1:8088", ws: true } },
  },
  // A loaded machine takes its time; a test that hangs is found all the same.
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/before-each-file.ts"],
    testTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } }, // as long as the library waits (before-each-file.ts)
  },
});
