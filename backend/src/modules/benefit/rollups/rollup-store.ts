import { factRows, ROLLUP_NAMES, type Entry, type FactRow } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { insertRows } from "../database/insert-rows"
import { readFacts } from "./read-facts"
import { FACT_COLUMNS, rollupSelect, rollupUpsert } from "./rollup-tables"

const factsOfEntries = "sequence between $1 and $2"

/** One statement: each rollup takes what the new facts add to it. */
const addToAll = `with ${ROLLUP_NAMES.slice(1).map((name) => `${name}_added as (${rollupUpsert(name, name, rollupSelect(name, "fact", factsOfEntries))})`).join(",\n")}
  ${rollupUpsert("sales_day", "sales_day", rollupSelect("sales_day", "fact", factsOfEntries))}`

/** Adds the facts of new entries, and to the rollups, in the transaction that writes the entries. `entries` are in order of the chain. */
export async function addToRollups(manager: EntityManager, entries: readonly Entry[]): Promise<void> {
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last) return
  const rows = (await readFacts(manager, entries)).flatMap(factRows)
  if (rows.length === 0) return
  await insertFacts(manager, "fact", rows)
  await manager.query(addToAll, [first.sequence.toString(), last.sequence.toString()])
}

export async function insertFacts(manager: EntityManager, table: string, rows: readonly FactRow[]): Promise<void> {
  await insertRows(manager, { table, columns: FACT_COLUMNS }, rows)
}

/** A fact as its table's row. */
export const storedFact = (row: FactRow): Record<string, string | number> =>
  Object.fromEntries(FACT_COLUMNS.map(({ name, of }) => {
    const value = of(row)
    return [name, typeof value === "bigint" ? value.toString() : value]
  }))
