import { randomBytes } from "node:crypto"
import { advanceEntry, advanceKey, type HouseholdAmount } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { inJournal } from "../journal/open-journal"
import { outstandingAdvances } from "../journal/outstanding-advances"
import type { Voucher } from "../payout/payouts"
import { HandoverRefused } from "../settlement/handover-refused"
import { occurredOn } from "../settlement/occurred-on"
import { findAdvances, type AdvanceRecord } from "./advance-store"

export type AdvanceAsked = { cooperativeId: string; countyCode: string; lotId: string; households: readonly HouseholdAmount[]; voucher: Voucher; paidOn: string; actor: string }
export type AdvanceFilter = { ids?: readonly string[]; cooperativeId?: string; countyCode?: string }

/** Advances 预付: households paid at delivery, before their goods are sold (LEDGER 19). A sale attributes them, a refund restores them. */
export class Advances {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /**
   * Records an advance; one voucher is recorded once, and again it is the same advance. Null where the lot is unknown or
   * another cooperative's. @throws HandoverRefused `not_a_contributor`, `evidence_used`
   */
  async record(asked: AdvanceAsked, nowMs: number): Promise<AdvanceRecord | null> {
    return inJournal(await this.source(), async (journal) => {
      const { manager } = journal
      const [lot] = await manager.query<unknown[]>("select 1 from benefit.lot where id = $1 and cooperative_id = $2", [asked.lotId, asked.cooperativeId])
      if (!lot) return null
      const [used] = await manager.query<{ id: string; lot_id: string }[]>("select id, lot_id from benefit.lot_advance where evidence_id = $1", [asked.voucher.evidenceId])
      if (used && used.lot_id !== asked.lotId) throw new HandoverRefused("evidence_used", `${asked.voucher.evidenceId} proves advance ${used.id}`)
      if (used) return one(manager, used.id)
      await requireContributors(manager, asked)
      const id = `adv_${randomBytes(10).toString("hex")}`
      await journal.post(advanceEntry({ advanceId: id, cooperativeId: asked.cooperativeId, lotId: asked.lotId, households: sorted(asked.households), source: "delivery_receipt", proof: asked.voucher.proof, occurredAtMs: occurredOn(asked.paidOn, nowMs) }), nowMs)
      await journal.flush()
      await manager.query("insert into benefit.lot_advance (id, cooperative_id, county_code, lot_id, paid_on, evidence_id, actor) values ($1, $2, $3, $4, $5, $6, $7)", [
        id, asked.cooperativeId, asked.countyCode, asked.lotId, asked.paidOn, asked.voucher.evidenceId, asked.actor,
      ])
      return one(manager, id)
    })
  }

  async list(filter: AdvanceFilter, paging: { page: number; pageSize: number }): Promise<{ advances: AdvanceRecord[]; total: number }> {
    return findAdvances((await this.source()).manager, filter, paging)
  }

  /** What a household of a lot was paid and no sale has attributed yet, in fen. */
  async outstanding(cooperativeId: string, lotId: string, householdId: string): Promise<bigint> {
    return (await outstandingAdvances((await this.source()).manager, cooperativeId)).get(advanceKey(lotId, householdId)) ?? 0n
  }
}

async function requireContributors(manager: EntityManager, { lotId, households }: AdvanceAsked): Promise<void> {
  const rows = await manager.query<{ household_id: string }[]>("select household_id from benefit.lot_contribution where lot_id = $1", [lotId])
  const contributors = new Set(rows.map((row) => row.household_id))
  const stranger = households.find((household) => !contributors.has(household.householdId))
  if (stranger) throw new HandoverRefused("not_a_contributor", `${stranger.householdId} delivered nothing to ${lotId}`)
}

async function one(manager: EntityManager, id: string): Promise<AdvanceRecord> {
  const [advance] = (await findAdvances(manager, { ids: [id] }, { page: 1, pageSize: 1 })).advances
  return advance as AdvanceRecord
}

const sorted = (households: readonly HouseholdAmount[]): HouseholdAmount[] => [...households].sort((a, b) => (a.householdId < b.householdId ? -1 : 1))
