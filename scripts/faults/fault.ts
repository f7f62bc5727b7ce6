import type { House } from "./house.js"

/** How often a fault was tried in one phase, and how often everything was as it should be afterwards. */
export interface Tried { readonly phase: string; readonly tried: number; readonly survived: number }

/** What a run was asked for: `points` is how many kills, `seed` decides every draw, `short` is the form that `npm test` runs; no kill begins after `until`. */
export interface Asked { readonly seed: number; readonly points: number; readonly short: boolean; readonly until?: Date }

export interface Fault {
  /** as on the command line */
  readonly name: string
  /** what is done, in a few words */
  readonly title: string
  readonly run: (house: House, asked: Asked) => Promise<Tried[]>
}

/** Something was not as it should be after a fault. */
export class NotSurvived extends Error {
  override readonly name = "NotSurvived"
}

export function expect(what: string, holds: boolean, found?: unknown): void {
  if (!holds) throw new NotSurvived(found === undefined ? what : `${what}; found ${JSON.stringify(found)?.slice(0, 600)}`)
}

/** One try of a phase: its reason is printed where it did not survive. */
export async function tried(phase: string, work: () => Promise<void>): Promise<Tried> {
  try {
    await work()
    return { phase, tried: 1, survived: 1 }
  } catch (error) {
    console.log(`  ✗ ${phase}: ${error instanceof Error ? error.message : String(error)}`)
    return { phase, tried: 1, survived: 0 }
  }
}

/** The tries of each phase added up, in the order they first came. */
export function summed(rows: readonly Tried[]): Tried[] {
  const byPhase = new Map<string, Tried>()
  for (const row of rows) {
    const before = byPhase.get(row.phase) ?? { phase: row.phase, tried: 0, survived: 0 }
    byPhase.set(row.phase, { phase: row.phase, tried: before.tried + row.tried, survived: before.survived + row.survived })
  }
  return [...byPhase.values()]
}

export function printTable(rows: readonly Tried[]): void {
  const width = Math.max(5, ...rows.map((row) => row.phase.length))
  console.log(`\n  ${"phase".padEnd(width)}  points tried  survived`)
  for (const { phase, tried, survived } of rows) console.log(`  ${phase.padEnd(width)}  ${String(tried).padStart(12)}  ${String(survived).padStart(8)}`)
  const total = (pick: (row: Tried) => number) => rows.reduce((sum, row) => sum + pick(row), 0)
  console.log(`  ${"in all".padEnd(width)}  ${String(total((row) => row.tried)).padStart(12)}  ${String(total((row) => row.survived)).padStart(8)}\n`)
}
