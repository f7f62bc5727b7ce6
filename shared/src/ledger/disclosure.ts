/** Groups of fewer households are never counted in public, nor given an amount of their own (DESIGN, QUALITY). */
export const SMALLEST_SHOWN_GROUP = 5

/** A published table: `total` is a group of households, `rows` the groups that make it up. Both name figures; a row may be the total of another table, and one total may head several. */
export interface PublishedTable {
  readonly total: string
  readonly rows: readonly string[]
}

/**
 * Which figures may be shown, given how many households each counts. A figure of 1 to `smallest` − 1 is withheld, and then as
 * many others as it takes that no withheld figure, and no group of fewer than `smallest`, follows from what is shown by
 * adding and subtracting, within a table or through several. Readers are taken to know that a withheld group is not empty.
 * The smallest rows are withheld first, then what lies below them, a total last; whatever the order of rows, the same are shown.
 */
export function shownFigures(households: ReadonlyMap<string, number>, tables: readonly PublishedTable[], smallest = SMALLEST_SHOWN_GROUP): ReadonlySet<string> {
  const books = new Books(households, tables, smallest)
  while (books.withholdOne());
  return books.shown
}

/**
 * Whether the count of a group may stand beside those of the groups it unites, each shown on its own wherever it may be: a box
 * of two goods beside either good. What the whole has and a part has not would otherwise be counted by subtraction.
 */
export function mayCountUnion(union: number, parts: readonly number[], smallest = SMALLEST_SHOWN_GROUP): boolean {
  return union >= smallest && parts.every((part) => part === union || (part >= smallest && union - part >= smallest))
}

type Rest = { households: number; slack: number }

class Books {
  readonly shown: Set<string>

  constructor(private readonly households: ReadonlyMap<string, number>, private readonly tables: readonly PublishedTable[], private readonly smallest: number) {
    this.shown = new Set([...households].flatMap(([id, count]) => (count === 0 || count >= smallest ? [id] : [])))
  }

  /** Withholds one more figure where a table says too much; first where rows add up to a withheld total. @returns whether one did */
  withholdOne(): boolean {
    const telling = this.tables.find((table) => this.addsUp(table)) ?? this.tables.find((table) => this.tells(table))
    if (!telling) return false
    const next = this.smallestShown(telling.rows) ?? this.smallestShown(this.missing(telling).flatMap((row) => this.below(row)))
    this.shown.delete(next ?? telling.total)
    return true
  }

  private addsUp(table: PublishedTable): boolean {
    return !this.shown.has(table.total) && this.missing(table).length === 0 && this.smallestShown(table.rows) !== undefined
  }

  /** A shown total leaves a rest: two rows or more, and neither a small group nor one household each. */
  private tells(table: PublishedTable): boolean {
    const missing = this.missing(table)
    if (!this.shown.has(table.total) || missing.length === 0) return false
    const rest = this.rest(table)
    return missing.length < 2 || rest.households < this.smallest || rest.slack < 1
  }

  private smallestShown(ids: readonly string[]): string | undefined {
    return ids.filter((id) => this.shown.has(id) && this.count(id) > 0).sort((a, b) => this.count(a) - this.count(b) || (a < b ? -1 : 1))[0]
  }

  /** Every figure that a row is made of, through all its tables. */
  private below(row: string): string[] {
    return this.tables.filter((table) => table.total === row).flatMap((table) => table.rows.flatMap((one) => [one, ...this.below(one)]))
  }

  private missing(table: PublishedTable): readonly string[] {
    return table.rows.filter((row) => !this.shown.has(row))
  }

  /** What is left of a table's withheld rows once everything shown below them is taken away: the least it can be. `slack`: by how much it exceeds one household each. */
  private rest(table: PublishedTable): Rest {
    const rests = this.missing(table).map((row) => this.leastOf(row))
    return { households: rests.reduce((sum, rest) => sum + rest.households, 0), slack: rests.reduce((sum, rest) => sum + rest.slack, 0) }
  }

  private leastOf(row: string): Rest {
    const whole = { households: this.count(row), slack: this.count(row) - 1 }
    const below = this.tables.filter((table) => table.total === row).map((table) => this.rest(table))
    return { households: Math.min(whole.households, ...below.map((rest) => rest.households)), slack: Math.min(whole.slack, ...below.map((rest) => rest.slack)) }
  }

  private count(id: string): number {
    return this.households.get(id) ?? 0
  }
}
