import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    outDir: "../cti_gateway/adapters/web/panel",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the gateway's CSP allows no data: URLs
    target: "es2022",
  },
  server: {
    proxy: { "/api": { target: process.env.CTI_GATEWAY ?? "http://127.0.0.1:8088", ws: true } },
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
