import { ChainBroken, FieldUnreadable } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import type { CheckpointPlace } from "../journal/checkpoint-file"
import { settlementDifferences } from "../settlement/settlement-differences"
import type { Check } from "./check"
import { checkChainAndRollups } from "./check-chain"
export type SelfCheck = { ok: boolean; checks: Check[] }

/** Balance, rollups, chain with checkpoints, and lots: what needs no witness outside the ledger. */
export async function checkItself(source: DataSource, place: CheckpointPlace): Promise<SelfCheck> {
  const checks = [await checkBalance(source), ...(await checkChainAndRollups(source, place)), await checkLots(source), await checkSettlements(source)]
  return { ok: checks.every((check) => check.ok), checks }
}

async function checkBalance(source: DataSource): Promise<Check> {
  const unbalanced = await source.query<{ sequence: string; total: string }[]>("select sequence, sum(amount_fen) as total from benefit.posting group by 1 having sum(amount_fen) <> 0 order by 1 limit 20")
  const [counted] = await source.query<{ entries: string }[]>("select count(*) as entries from benefit.entry")
  return { id: "a:entries-balance", ok: unbalanced.length === 0, facts: { entries: Number(counted?.entries ?? 0), unbalanced } }
}

/** Every settlement batch's frozen figures, and what its households are owed and paid, recomputed from the entries. */
async function checkSettlements(source: DataSource): Promise<Check> {
  const id = "h:settlements-equal-entries"
  try {
    const { batches, differences } = await settlementDifferences(source)
    return { id, ok: differences.length === 0, facts: { batches, differences: differences.slice(0, 20) } }
  } catch (error) {
    if (error instanceof FieldUnreadable || error instanceof ChainBroken) return { id, ok: false, facts: { unreadable: error.message } }
    throw error
  }
}

/** Sold ≤ delivered, and each lot's quantities are the sums of its contributions, of the draws that were not released, and of its movements. */
async function checkLots(source: DataSource): Promise<Check> {
  const wrong = await source.query<unknown[]>(
    `select l.number, l.delivered, l.corrected, l.drawn, l.removed, coalesce(c.contributed, 0) as contributed, coalesce(d.drawn, 0) as draws, coalesce(m.removed, 0) as movements, coalesce(m.corrected, 0) as corrections from benefit.lot l
     left join (select lot_id, sum(base_units) as contributed from benefit.lot_contribution group by 1) c on c.lot_id = l.id
     left join (select lot_id, sum(base_units) as drawn from benefit.lot_draw x where not exists (select 1 from benefit.attribution_release r where r.attribution_id = x.attribution_id) group by 1) d on d.lot_id = l.id
     left join (select lot_id, sum(case kind when 'return' then -base_units when 'spoilage' then base_units when 'sample' then base_units else 0 end) as removed,
       sum(case kind when 'correction_up' then base_units when 'correction_down' then -base_units else 0 end) as corrected from benefit.lot_movement group by 1) m on m.lot_id = l.id
     where l.delivered <> coalesce(c.contributed, 0) or l.drawn <> coalesce(d.drawn, 0) or l.removed <> coalesce(m.removed, 0) or l.corrected <> coalesce(m.corrected, 0) or l.drawn + l.removed not between 0 and l.delivered + l.corrected limit 20`,
  )
  return { id: "f:lots-sold-within-delivered", ok: wrong.length === 0, facts: { wrong } }
}
