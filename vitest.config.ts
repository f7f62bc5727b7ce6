import { defineConfig } from "vitest/config"

const fast = { include: ["{shared,backend,storefront,admin,e2e,scripts}/**/*.test.{ts,tsx}"], exclude: ["**/node_modules/**", "**/dist/**", "**/.medusa/**", "**/build/**", "**/*.integration.test.ts"] }

/** Two projects: `unit` needs nothing but Node; `integration` needs TEST_DATABASE_URL and TEST_MEILISEARCH_HOST, which `npm test` provides. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", ...fast } },
      { test: { name: "integration", include: ["{backend,e2e}/**/*.integration.test.ts"], exclude: ["**/node_modules/**", "**/dist/**", "**/.medusa/**"], pool: "forks", fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
  },
})
