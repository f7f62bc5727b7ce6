import type { Entry } from "./entry.js"
import { FactBooks } from "./fact-books.js"
import type { Hash } from "./hash.js"
import { type RollupRow, sumNames } from "./rollup-line.js"
import { factRows, ROLLUP_NAMES, type RollupName, rollupStep } from "./rollups.js"

/** A weight for any text: 128 bits that nobody can foresee, the same for the same text. */
export type SecretWeight = (text: string) => bigint

/** A day (of `household_month` a month, by its first day) whose rows are not what the entries make of them. */
export interface RollupPeriod { readonly rollup: RollupName; readonly period: string }

/** One sum of one row; null: there is no such row, or the entries make none. */
export interface RollupDifference extends RollupPeriod { readonly key: readonly string[]; readonly sum: string; readonly expected: bigint | null; readonly found: bigint | null }

/** What each entry adds to the rollups, by the words that write them. */
class RollupSteps {
  readonly #books: FactBooks

  constructor(hash: Hash) {
    this.#books = new FactBooks(hash)
  }

  /** `earlier`: the entries of the same sale or receipt before it. One row per rollup and key, by `textOf`. */
  of(entry: Entry, earlier: readonly Entry[]): ReadonlyMap<string, RollupRow> {
    const rows = new Map<string, OpenRow>()
    for (const fact of factRows(this.#books.take(entry, earlier.filter(({ orderId }) => orderId !== null && orderId === entry.orderId)))) {
      for (const rollup of ROLLUP_NAMES) {
        const step = rollupStep(rollup, fact)
        if (step === null) continue
        addRow(rows, { rollup, key: step.key, sums: step.adds })
      }
    }
    return rows
  }
}

/**
 * Holds rollups of any size against a journal of any size in the memory of some thousand days. Every row has a secret weight;
 * what the entries add to it, times the weight, is added up by rollup and day, and what the row says, times the weight, is
 * taken off. All is zero when every row is right; if one is not, it is zero with a chance of 2⁻¹²⁸, whoever wrote the row,
 * for he does not know the weights. Which rows a day's sums differ in is a second reading's work (`RollupDays`).
 */
export class RollupAudit {
  readonly #steps: RollupSteps
  readonly #weight: SecretWeight
  readonly #left = new Map<string, RollupPeriod & { readonly sums: bigint[] }>()
  #rows = 0

  constructor({ hash, weight }: { readonly hash: Hash; readonly weight: SecretWeight }) {
    this.#steps = new RollupSteps(hash)
    this.#weight = weight
  }

  /** Takes the next lawful entry; fits `AuditTools.follow`. */
  readonly follow = (entry: Entry, earlier: readonly Entry[]): void => {
    for (const [text, step] of this.#steps.of(entry, earlier)) this.#add(step, this.#weight(text))
  }

  /** Takes a row as it is stored. */
  takeRow(row: RollupRow): void {
    this.#rows += 1
    this.#add(row, -this.#weight(textOf(row)))
  }

  /** How many rows were taken. */
  get rows(): number {
    return this.#rows
  }

  /** Where rows differ, in order of time; empty when every sum of every row is what the entries make of it. */
  differing(): RollupPeriod[] {
    const differing = [...this.#left.values()].filter(({ sums }) => sums.some((sum) => sum !== 0n)).map(({ rollup, period }) => ({ rollup, period }))
    return differing.sort((a, b) => (a.period === b.period ? 0 : a.period < b.period ? -1 : 1))
  }

  #add(row: RollupRow, weight: bigint): void {
    const place = placeOf(row)
    const name = `${place.rollup} ${place.period}`
    const left = this.#left.get(name) ?? { ...place, sums: row.sums.map(() => 0n) }
    this.#left.set(name, left)
    addSums(left.sums, row.sums, weight)
  }
}

/** Every row of a few days, sum by sum: names what `RollupAudit` found to differ. */
export class RollupDays {
  readonly #steps: RollupSteps
  readonly #days: ReadonlySet<string>
  readonly #made = new Map<string, OpenRow>()
  readonly #stored = new Map<string, OpenRow>()

  constructor(hash: Hash, days: readonly RollupPeriod[]) {
    this.#steps = new RollupSteps(hash)
    this.#days = new Set(days.map(({ rollup, period }) => `${rollup} ${period}`))
  }

  /** Takes the next lawful entry; fits `AuditTools.follow`. */
  readonly follow = (entry: Entry, earlier: readonly Entry[]): void => {
    for (const step of this.#steps.of(entry, earlier).values()) this.#add(this.#made, step)
  }

  takeRow(row: RollupRow): void {
    this.#add(this.#stored, row)
  }

  /** Every sum that differs, row by row; a row that is all zero on one side and missing on the other is none. */
  differences(): RollupDifference[] {
    return [...new Set([...this.#made.keys(), ...this.#stored.keys()])].flatMap((text) => {
      const [made, stored] = [this.#made.get(text), this.#stored.get(text)]
      const row = (made ?? stored) as RollupRow
      return sumNames(row.rollup).flatMap((sum, index) => {
        const [expected, found] = [made?.sums[index] ?? null, stored?.sums[index] ?? null]
        return (expected ?? 0n) === (found ?? 0n) ? [] : [{ ...placeOf(row), key: row.key, sum, expected, found }]
      })
    })
  }

  #add(rows: Map<string, OpenRow>, row: RollupRow): void {
    const { rollup, period } = placeOf(row)
    if (this.#days.has(`${rollup} ${period}`)) addRow(rows, row)
  }
}

type OpenRow = Pick<RollupRow, "rollup" | "key"> & { readonly sums: bigint[] }

function addRow(rows: Map<string, OpenRow>, { rollup, key, sums }: RollupRow): void {
  const text = textOf({ rollup, key })
  const before = rows.get(text)
  if (before === undefined) rows.set(text, { rollup, key, sums: [...sums] })
  else addSums(before.sums, sums, 1n)
}

/** Most sums of most rows are 0. */
function addSums(sums: bigint[], more: readonly bigint[], weight: bigint): void {
  more.forEach((sum, index) => {
    if (sum !== 0n) sums[index] = (sums[index] as bigint) + weight * sum
  })
}

/** A row's name: the same for the same key of the same rollup alone. */
const textOf = ({ rollup, key }: Pick<RollupRow, "rollup" | "key">): string => JSON.stringify([rollup, ...key])

const placeOf = ({ rollup, key }: RollupRow): RollupPeriod => ({ rollup, period: key[0] ?? "" })
