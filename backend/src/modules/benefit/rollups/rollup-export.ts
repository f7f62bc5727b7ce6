import { printRollupHeading, printRollupRow, ROLLUP_NAMES, ROLLUPS, type Head, type RollupName } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { columnOf, sumColumns } from "./rollup-tables"

const PAGE = 2_000

/** Every rollup row as it is stored, as lines for the offline auditor behind one that says where the chain stood; a page at a time. Needs a transaction. */
export async function* rollupLines(manager: EntityManager, head: Head | null): AsyncGenerator<string> {
  yield printRollupHeading(head)
  for (const rollup of ROLLUP_NAMES) yield* linesOf(manager, rollup)
}

async function* linesOf(manager: EntityManager, rollup: RollupName): AsyncGenerator<string> {
  const key = ROLLUPS[rollup].grain.map((part) => `${columnOf(part)}::text`).join(", ")
  const sums = sumColumns(rollup).map(({ column }) => `${column}::text`).join(", ")
  await manager.query(`declare rollup_rows no scroll cursor for select array[${key}] as key, array[${sums}] as sums from benefit.${rollup}`)
  for (;;) {
    const rows = await manager.query<{ key: string[]; sums: string[] }[]>(`fetch ${PAGE} from rollup_rows`)
    for (const row of rows) yield printRollupRow({ rollup, key: row.key, sums: row.sums.map(BigInt) })
    if (rows.length < PAGE) break
  }
  await manager.query("close rollup_rows")
}
