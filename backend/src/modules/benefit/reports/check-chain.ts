import { auditLines, ChainBroken, FieldUnreadable, parseRollupRow, RollupAudit, type EntryRecall, type RollupPeriod, type SecretWeight, type Verdict } from "@qianhang/shared/ledger"
import { createHmac, randomBytes } from "node:crypto"
import type { DataSource, EntityManager } from "typeorm"
import { ownSignature, readCheckpoints, type CheckpointPlace } from "../journal/checkpoint-file"
import { entryLines, readEntries } from "../journal/entry-store"
import { sha256 } from "../journal/sha256"
import type { Difference } from "../rollups/rollup-differences"
import { rollupLines } from "../rollups/rollup-export"
import type { Check } from "./check"
import { recompute } from "./recompute"

/** Periods whose rows are named one by one, and how many of them. */
const PERIODS_SHOWN = 3
const ROWS_SHOWN = 20

/**
 * The offline auditor over the tables, in one state of the database: the chain with its checkpoints, and every rollup row against
 * the entries. It keeps some hundred bytes an entry and nothing a row, so that a long journal fits in the server.
 */
export async function checkChainAndRollups(source: DataSource, place: CheckpointPlace): Promise<Check[]> {
  // Checkpoints first: what is signed after this state of the database was taken is not missing from it.
  const [checkpoints, verifySignature] = [await readCheckpoints(place), await ownSignature(place)]
  return source.transaction("REPEATABLE READ", async (manager) => {
    const rollups = new RollupAudit({ hash: sha256, weight: secretWeight() })
    const recall: EntryRecall = async (sequences) => readEntries(manager, { sequences })
    const verdict = await readable(async () => auditLines(entryLines(manager), checkpoints, { hash: sha256, verifySignature, recall, follow: rollups.follow }))
    const chain = { id: "e:chain-and-checkpoints", ok: typeof verdict !== "string" && verdict.ok, facts: typeof verdict === "string" ? { unreadable: verdict } : { verdict: textOf(verdict) } }
    return [chain, chain.ok ? await compareRollups(manager, rollups) : { id: ROLLUPS, ok: false, facts: { not_compared: "the chain is broken" } }]
  })
}

const ROLLUPS = "d:rollups-equal-entries"

async function compareRollups(manager: EntityManager, rollups: RollupAudit): Promise<Check> {
  const lines = rollupLines(manager, null)
  await lines.next()
  for await (const line of lines) rollups.takeRow(parseRollupRow(line))
  const differing = rollups.differing()
  const differences: Difference[] = []
  for (const period of differing.slice(0, PERIODS_SHOWN)) differences.push(...(await differencesIn(manager, period)))
  return { id: ROLLUPS, ok: differing.length === 0, facts: { rows: rollups.rows, periods: differing.length, differences: differences.slice(0, ROWS_SHOWN) } }
}

async function differencesIn(manager: EntityManager, { rollup, period }: RollupPeriod): Promise<Difference[]> {
  const to = rollup === "household_month" ? lastDayOf(period) : period
  const { rollups } = await recompute(manager, { from: period, to }, null)
  return (await rollups.differences(manager)).filter((difference) => difference.rollup === rollup)
}

function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number)
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10)
}

function secretWeight(): SecretWeight {
  const secret = randomBytes(32)
  return (text) => BigInt(`0x${createHmac("sha256", secret).update(text).digest("hex").slice(0, 32)}`)
}

/** What was read, or why it could not be. */
async function readable(read: () => Promise<Verdict>): Promise<Verdict | string> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof FieldUnreadable || error instanceof ChainBroken) return error.message
    throw error
  }
}

const textOf = (verdict: Verdict): unknown => JSON.parse(JSON.stringify(verdict, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)))
