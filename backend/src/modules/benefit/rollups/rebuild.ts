import { factRows, ROLLUP_NAMES, type RollupName } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { FactReader } from "./recompute-facts"
import { insertFacts } from "./rollup-store"
import { factTable, rollupKey, rollupSelect, rollupUpsert, sumColumns } from "./rollup-tables"

const REBUILD_LOCK = 7_305_140
const JOURNAL_LOCK = 7_305_101
const PAGE = 1_000

/** What a rebuild did: up to which entry it read aside, and how many rows each rollup has now. */
export type Rebuilt = { head: bigint; rows: Record<RollupName, number> }

/**
 * Makes the rollups anew as the schema's owner, aside from the old ones, and puts them in their place in one transaction
 * that first adds what was written meanwhile: reports see the old rows or the new, never a part. Killed at any moment it
 * has changed nothing and may be run again. `fromEntries`: the facts too are made anew, from the raw entries; else the
 * rollups are summed from the facts as they are. `grant` gives the runtime role its rights on the new tables.
 */
export async function rebuildRollups(source: DataSource, { fromEntries, grant }: { fromEntries: boolean; grant: (manager: EntityManager) => Promise<void> }): Promise<Rebuilt> {
  const lock = source.createQueryRunner()
  try {
    await lock.query("select pg_advisory_lock($1)", [REBUILD_LOCK])
    await dropLeftovers(source.manager)
    const facts = fromEntries ? "fact_next" : "fact"
    if (fromEntries) await source.query(factTable(facts))
    const head = await newestSequence(source.manager)
    if (fromEntries) await writeFacts(source.manager, facts, { after: 0n, upTo: head })
    for (const name of ROLLUP_NAMES) await buildAside(source.manager, name, facts, head)
    return await source.transaction(async (manager) => {
      await manager.query("select pg_advisory_xact_lock($1)", [JOURNAL_LOCK])
      if (fromEntries) await writeFacts(manager, facts, { after: head, upTo: await newestSequence(manager) })
      for (const name of ROLLUP_NAMES) await manager.query(rollupUpsert(name, `${name}_next`, rollupSelect(name, facts, "sequence > $1")), [head.toString()])
      if (fromEntries) await takeFactsPlace(manager)
      for (const name of ROLLUP_NAMES) await takePlace(manager, name)
      await manager.query("alter index benefit.order_day_next_by_order rename to order_day_by_order")
      await grant(manager)
      return { head, rows: await countRows(manager) }
    })
  } finally {
    await lock.query("select pg_advisory_unlock($1)", [REBUILD_LOCK])
    await lock.release()
  }
}

/** Whether entries were written before there were facts. */
export async function factsAreBehind(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<{ behind: boolean }[]>("select exists(select 1 from benefit.entry where kind = 'sale') and not exists(select 1 from benefit.fact) as behind")
  return row?.behind ?? false
}

async function dropLeftovers(manager: EntityManager): Promise<void> {
  for (const table of ["fact", ...ROLLUP_NAMES]) await manager.query(`drop table if exists benefit.${table}_next`)
}

/** Writes the facts of the entries behind `after`, none that came while it ran. */
async function writeFacts(manager: EntityManager, table: string, { after, upTo }: { after: bigint; upTo: bigint }): Promise<void> {
  const reader = new FactReader(manager)
  for (let last = after; last < upTo; ) {
    const page = (await readEntries(manager, { after: last, limit: PAGE })).filter((entry) => entry.sequence <= upTo)
    const rows = (await reader.factsOf(page)).flatMap(factRows)
    if (rows.length > 0) await insertFacts(manager, table, rows)
    last = page.at(-1)?.sequence ?? upTo
  }
}

async function newestSequence(manager: EntityManager): Promise<bigint> {
  const [row] = await manager.query<{ newest: string | null }[]>("select max(sequence) as newest from benefit.entry")
  return BigInt(row?.newest ?? 0)
}

/** As a table made from its select, keyed afterwards: that is how PostgreSQL does it fastest, and in parallel. */
async function buildAside(manager: EntityManager, name: RollupName, facts: string, head: bigint): Promise<void> {
  await manager.query(`create table benefit.${name}_next as ${rollupSelect(name, facts, `sequence <= ${head}`)}`)
  await manager.query(`alter table benefit.${name}_next add primary key (${rollupKey(name)}), ${sumColumns(name).map(({ column }) => `alter column ${column} set not null`).join(", ")}`)
  if (name === "order_day") await manager.query("create index order_day_next_by_order on benefit.order_day_next (order_id)")
  await manager.query(`analyze benefit.${name}_next`)
}

async function takePlace(manager: EntityManager, name: string): Promise<void> {
  await manager.query(`drop table benefit.${name}`)
  await manager.query(`alter table benefit.${name}_next rename to ${name}`)
  await manager.query(`alter index benefit.${name}_next_pkey rename to ${name}_pkey`)
}

async function takeFactsPlace(manager: EntityManager): Promise<void> {
  await takePlace(manager, "fact")
  await manager.query("create index fact_by_batch on benefit.fact (batch_id, household_id) where batch_id <> ''")
}

async function countRows(manager: EntityManager): Promise<Record<RollupName, number>> {
  const counts = await manager.query<Record<RollupName, string>[]>(`select ${ROLLUP_NAMES.map((name) => `(select count(*) from benefit.${name}) as ${name}`).join(", ")}`)
  return Object.fromEntries(ROLLUP_NAMES.map((name) => [name, Number(counts[0]?.[name])])) as Record<RollupName, number>
}
