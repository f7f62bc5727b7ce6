import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mayCountUnion, shownFigures, type PublishedTable } from "./disclosure.js"

const shownOf = (figures: Record<string, number>, tables: readonly PublishedTable[]): string[] => [...shownFigures(new Map(Object.entries(figures)), tables)].sort()

describe("what of a table may be shown", () => {
  it("is everything where every group has five households or none", () => {
    expect(shownOf({ all: 18, majiang: 12, leishan: 6, kaili: 0 }, [{ total: "all", rows: ["majiang", "leishan", "kaili"] }])).toEqual(["all", "kaili", "leishan", "majiang"])
  })

  it("is neither a small group nor the one whose subtraction would give it", () => {
    expect(shownOf({ all: 21, majiang: 12, leishan: 6, kaili: 3 }, [{ total: "all", rows: ["majiang", "leishan", "kaili"] }])).toEqual(["all", "majiang"])
  })

  it("is not the rest of two small groups either, when together they are still small", () => {
    expect(shownOf({ all: 22, majiang: 12, leishan: 6, kaili: 2, danzhai: 2 }, [{ total: "all", rows: ["majiang", "leishan", "kaili", "danzhai"] }])).toEqual(["all", "majiang"])
  })

  it("is not a rest that can only be one household each", () => {
    const ones = { all: 17, majiang: 12, a: 1, b: 1, c: 1, d: 1, e: 1 }
    expect(shownOf(ones, [{ total: "all", rows: ["majiang", "a", "b", "c", "d", "e"] }])).toEqual(["all"])
  })

  it("is no row of one household beside the total of another", () => {
    expect(shownOf({ all: 4, majiang: 4 }, [{ total: "all", rows: ["majiang"] }])).toEqual([])
    expect(shownOf({ all: 9, majiang: 7, kaili: 2 }, [{ total: "all", rows: ["majiang", "kaili"] }])).toEqual(["all"])
  })

  it("follows from one table into the next: villages within counties within the whole", () => {
    const figures = { all: 30, majiang: 15, kaili: 15, guangming: 12, wuka: 3, manda: 8, qinglang: 7 }
    const tables = [{ total: "all", rows: ["majiang", "kaili"] }, { total: "majiang", rows: ["guangming", "wuka"] }, { total: "kaili", rows: ["manda", "qinglang"] }]
    expect(shownOf(figures, tables)).toEqual(["all", "kaili", "majiang", "manda", "qinglang"])
    // with Kaili small, Majiang is withheld for its sake; Guangming leaves Wuka and Kaili together, who are six
    expect(shownOf({ ...figures, all: 18, kaili: 3, manda: 3, qinglang: 0 }, tables)).toEqual(["all", "guangming", "qinglang"])
    // with one household at Kaili they would be four, so Guangming is not shown either
    expect(shownOf({ ...figures, all: 16, kaili: 1, manda: 1, qinglang: 0 }, tables)).toEqual(["all", "qinglang"])
  })

  it("is not a group withheld in one table that another table gives, alone in its total or by subtraction", () => {
    const tables = [{ total: "all", rows: ["coop", "other"] }, { total: "coop", rows: ["tea"] }, { total: "box", rows: ["tea", "silver"] }]
    expect(shownOf({ all: 15, coop: 6, other: 9, tea: 6, silver: 2, box: 8 }, tables)).toEqual(["all", "box"])
  })

  it("is the same whatever the order of rows", () => {
    const figures = { all: 25, a: 7, b: 7, c: 8, d: 3 }
    expect(shownOf(figures, [{ total: "all", rows: ["a", "b", "c", "d"] }])).toEqual(shownOf(figures, [{ total: "all", rows: ["d", "c", "b", "a"] }]))
  })
})

describe("the count of a whole beside those of its parts", () => {
  it("is shown where no part is small and none is missing few", () => {
    expect([mayCountUnion(12, [12]), mayCountUnion(12, [7, 5]), mayCountUnion(5, [5, 5])]).toEqual([true, true, true])
  })

  it("is withheld where it would give a small part, or the few that a part has not", () => {
    expect([mayCountUnion(4, [4]), mayCountUnion(9, [7, 2]), mayCountUnion(9, [7, 6]), mayCountUnion(9, [9, 2])]).toEqual([false, false, false, false])
  })
})

/** Groups are read as unions of atoms; three or more households may be shown. Few enough to try every way the atoms could be. */
const SMALLEST = 3
type Case = { atoms: number[]; groups: Map<string, number[]>; tables: PublishedTable[] }

/** A whole made of counties made of villages; or, every village being divided in two, the same whole by mechanism as well, with or without what each village has of each. */
const published: fc.Arbitrary<Case> = fc
  .record({ villages: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }), atoms: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }), across: fc.boolean(), cells: fc.boolean() })
  .map(({ villages, atoms, across, cells }) => {
    const groups = new Map<string, number[]>()
    const tables: PublishedTable[] = []
    const counties = across ? villages.slice(0, villages[0] === 2 ? 1 : 2) : villages
    let next = 0
    const place = (): number[] => (across ? [next++, next++] : [next++])
    counties.forEach((count, county) => {
      const own = Array.from({ length: count }, place)
      groups.set(`county${county}`, own.flat())
      if (count === 1) return
      own.forEach((of, village) => groups.set(`village${county}.${village}`, of))
      tables.push({ total: `county${county}`, rows: own.map((_, village) => `village${county}.${village}`) })
    })
    const all = Array.from({ length: next }, (_, atom) => atom)
    groups.set("all", all)
    tables.push({ total: "all", rows: counties.map((_, county) => `county${county}`) })
    if (across) {
      for (const mechanism of [0, 1]) groups.set(`mechanism${mechanism}`, all.filter((atom) => atom % 2 === mechanism))
      tables.push({ total: "all", rows: ["mechanism0", "mechanism1"] })
      if (cells) {
        const places = [...groups].filter(([id, of]) => of.length === 2 && !id.startsWith("mechanism"))
        for (const [id, of] of places) {
          of.forEach((atom) => groups.set(`cell${atom}`, [atom]))
          tables.push({ total: id, rows: of.map((atom) => `cell${atom}`) })
        }
        for (const mechanism of [0, 1]) tables.push({ total: `mechanism${mechanism}`, rows: all.filter((atom) => atom % 2 === mechanism).map((atom) => `cell${atom}`) })
      }
    }
    return { atoms: atoms.slice(0, next), groups, tables }
  })

const sum = (atoms: readonly number[], of: readonly number[]): number => of.reduce((total, atom) => total + (atoms[atom] as number), 0)

/** Every way the atoms could be, for somebody who reads what is shown and knows that a withheld group is not empty. */
function everyReading({ atoms, groups }: Case, shown: ReadonlySet<string>): number[][] {
  const known = [...groups].map(([id, of]) => ({ of, exactly: shown.has(id) ? sum(atoms, of) : null }))
  const largest = Math.max(...atoms) + 3
  const readings: number[][] = []
  const go = (so: number[]): void => {
    const possible = known.every(({ of, exactly }) => exactly === null || (of.every((atom) => atom < so.length) ? sum(so, of) === exactly : sum(so, of.filter((atom) => atom < so.length)) <= exactly))
    if (!possible) return
    if (so.length < atoms.length) for (let value = 0; value <= largest; value++) go([...so, value])
    else if (known.every(({ of, exactly }) => exactly !== null || sum(so, of) > 0)) readings.push(so)
  }
  go([])
  return readings
}

/** What somebody could work out although it is withheld, or of fewer households than may be shown. */
function givenAway(one: Case): string[] {
  const shown = shownFigures(figuresOf(one), one.tables, SMALLEST)
  const readings = everyReading(one, shown)
  const certain = (of: readonly number[]) => readings.every((reading) => sum(reading, of) === sum(readings[0] as number[], of))
  const withheld = [...one.groups].filter(([id, of]) => !shown.has(id) && certain(of)).map(([id]) => id)
  const small = everyUnion(one.atoms.length).filter((of) => certain(of) && sum(one.atoms, of) > 0 && sum(one.atoms, of) < SMALLEST).map((of) => `atoms ${of.join()}`)
  return [...withheld, ...small]
}

const figuresOf = ({ groups, atoms }: Case): Map<string, number> => new Map([...groups].map(([id, of]) => [id, sum(atoms, of)]))

const everyUnion = (count: number): number[][] => Array.from({ length: 2 ** count }, (_, bits) => Array.from({ length: count }, (_, atom) => atom).filter((atom) => (bits >> atom) & 1))

/** A whole that could be shown and is not, although something below it still is, in each of its tables. */
function withheldInVain(one: Case): boolean {
  const figures = figuresOf(one)
  const shown = shownFigures(figures, one.tables, SMALLEST)
  if ((figures.get("all") ?? 0) < SMALLEST || shown.has("all")) return false
  const below = (id: string): string[] => one.tables.filter((table) => table.total === id).flatMap((table) => table.rows.flatMap((row) => [row, ...below(row)]))
  return one.tables.filter((table) => table.total === "all").every((table) => table.rows.flatMap((row) => [row, ...below(row)]).some((id) => shown.has(id) && figures.get(id) !== 0))
}

describe("whatever is counted and however tables overlap", () => {
  it("no withheld figure and no small group can be worked out from what is shown", () => {
    fc.assert(fc.property(published, (one) => void expect(givenAway(one)).toEqual([])), { numRuns: 500 })
  })

  it("a whole that is not small is withheld only where everything below it is, in one table at least", () => {
    fc.assert(fc.property(published, (one) => void expect(withheldInVain(one)).toBe(false)))
  })
})
