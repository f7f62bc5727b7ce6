import { defineConfig } from "vitest/config"

/** Unit tests of pure parts: no route table, no style sheet, no server. */
export default defineConfig({ test: { include: ["app/**/*.test.ts"], environment: "node" } })
