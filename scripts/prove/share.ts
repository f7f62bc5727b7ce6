import fc from "fast-check"
import { proveSale, type SalePlan, salePlans } from "../../shared/src/ledger/sale-law.arbitrary.js"

/** One process's share of the proof: so many cases from a seed of their own. `path` picks a single case again, as fast-check names it. */
export interface Share { readonly seed: number; readonly cases: number; readonly path?: string | undefined }

/** What came of it; `failure` is null when every case held, else the smallest case that did not. */
export interface Proof { readonly seed: number; readonly cases: number; readonly failure: { readonly path: string; readonly found: string } | null }

/** Tries a share of random sales on the law. */
export function prove({ seed, cases, path }: Share, law: (plan: SalePlan) => void = proveSale): Proof {
  const { failed, numRuns, counterexamplePath, errorInstance, counterexample } = fc.check(fc.property(salePlans, (plan) => law(plan)), { seed, numRuns: cases, ...(path === undefined ? {} : { path }) })
  if (!failed) return { seed, cases: numRuns, failure: null }
  const said = errorInstance instanceof Error ? `${errorInstance.name}: ${errorInstance.message}` : String(errorInstance)
  return { seed, cases: numRuns, failure: { path: counterexamplePath ?? "0", found: `${said}\n${fc.stringify(counterexample?.[0])}` } }
}
