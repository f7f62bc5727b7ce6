import { rollupSelect } from "../../backend/src/modules/benefit/rollups/rollup-tables"
import { openBenefit } from "../../backend/src/modules/benefit/database/open"
import { ROLLUP_NAMES } from "../../shared/src/ledger/index.js"
import { type BenchLedger, rebuildRollupsOf } from "./database.js"
import { machine, median, row, spread, timed, two } from "./measure.js"

/** The rebuilt rollups hold exactly what CREATE TABLE AS makes of the facts. @returns rollups that differ, with how many rows */
export async function differingRollups(ledger: Pick<BenchLedger, "urls">): Promise<string[]> {
  return asOwner(ledger, async (owner) => {
    const differing: string[] = []
    for (const name of ROLLUP_NAMES) {
      const plain = `(${rollupSelect(name, "fact")})`
      const [{ rows } = { rows: "0" }] = await owner.query<{ rows: string }[]>(`select count(*) as rows from ((table benefit.${name} except ${plain}) union all (${plain} except table benefit.${name})) differing`)
      if (rows !== "0") differing.push(`${name}: ${rows} rows`)
    }
    return differing
  })
}

/** B8: the rebuild that a running shop can bear (keys, constraints, analysis, what came meanwhile, the exchange) against CREATE TABLE AS alone. */
export async function b8(ledger: BenchLedger, rounds: number): Promise<void> {
  await rebuildRollupsOf(ledger)
  const differing = await differingRollups(ledger)
  if (differing.length > 0) throw new Error(`rebuilt rollups differ: ${differing.join("; ")}`)
  console.log("rebuilt rollups equal CREATE TABLE AS, row by row")
  const [rebuilt, plain]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await timed(() => createTablesAs(ledger)))
    rebuilt.push(await timed(() => rebuildRollupsOf(ledger)))
  }
  console.log(`${machine()}; ${rounds} rounds`)
  console.log(row("rebuild s, median", "CREATE TABLE AS s, median", "ratio (spread)"))
  console.log(row("---", "---", "---"))
  console.log(row(two(median(rebuilt) / 1000), two(median(plain) / 1000), spread(rebuilt.map((ms, index) => ms / (plain[index] as number)))))
}

async function createTablesAs(ledger: BenchLedger): Promise<void> {
  await asOwner(ledger, async (owner) => {
    for (const name of ROLLUP_NAMES) await owner.query(`create table benefit.peer_${name} as ${rollupSelect(name, "fact")}`)
    for (const name of ROLLUP_NAMES) await owner.query(`drop table benefit.peer_${name}`)
  })
}

async function asOwner<T>({ urls }: Pick<BenchLedger, "urls">, work: (owner: Awaited<ReturnType<typeof openBenefit>>) => Promise<T>): Promise<T> {
  const owner = await openBenefit(urls.benefitOwnerUrl, 1)
  try {
    return await work(owner)
  } finally {
    await owner.destroy()
  }
}
