import { defineConfig } from "vitest/config"

const fast = { include: ["{shared,backend,storefront,admin,e2e,scripts}/**/*.test.{ts,tsx}"], exclude: ["**/node_modules/**", "**/dist/**", "**/.medusa/**", "**/build/**", "**/*.integration.test.ts"] }

/** How many random cases the long laws of the ledger are tried on; `npm test` asks for 10,000. */
const propertyRuns = Number(process.env.PROPERTY_RUNS ?? "1000")

/** Two projects: `unit` needs nothing but Node; `integration` needs TEST_DATABASE_URL and TEST_MEILISEARCH_HOST, which `npm test` provides. */
export default defineConfig({
  test: {
    projects: [
      // Unit tests are pure and share their imports: one file's modules are not loaded again for the next.
      { test: { name: "unit", ...fast, pool: "threads", isolate: false, provide: { propertyRuns } } },
      // A shop boots on one core while another one waits for its provider; each has a database and an index of its own.
      { test: { name: "integration", include: ["{backend,e2e,scripts}/**/*.integration.test.ts"], exclude: ["**/node_modules/**", "**/dist/**", "**/.medusa/**"], pool: "forks", globalSetup: ["backend/src/testing/shop-template.ts"], maxWorkers: 2, testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
  },
})
