import { advanceKey } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"

/** What a cooperative paid at delivery and no sale has attributed yet, in fen by `advanceKey` (LEDGER 19). */
export async function outstandingAdvances(manager: EntityManager, cooperativeId: string): Promise<Map<string, bigint>> {
  const rows = await manager.query<{ lot_id: string; household_id: string; outstanding: string }[]>(
    "select lot_id, household_id, sum(amount_fen) as outstanding from benefit.posting where account = 'household_advance' and cooperative_id = $1 group by 1, 2 having sum(amount_fen) <> 0",
    [cooperativeId],
  )
  return new Map(rows.map((row) => [advanceKey(row.lot_id, row.household_id), BigInt(row.outstanding)]))
}
