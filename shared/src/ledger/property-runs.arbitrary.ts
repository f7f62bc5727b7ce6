import { inject } from "vitest"

declare module "vitest" {
  interface ProvidedContext {
    /** What `PROPERTY_RUNS` says; see `vitest.config.ts`. */
    propertyRuns: number
  }
}

/** How many random sales the long laws are tried on: few where a person waits for the answer (`npm run check`), 10,000 in `npm test`. */
export const propertyRuns: number = inject("propertyRuns")
