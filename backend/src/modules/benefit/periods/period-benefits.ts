import { randomBytes } from "node:crypto"
import { periodBenefitEntry, type HouseholdAmount, type PeriodMechanism } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { inJournal } from "../journal/open-journal"
import type { Voucher } from "../payout/payouts"
import { HandoverRefused } from "../settlement/handover-refused"

export type PeriodBenefitAsked = { cooperativeId: string; countyCode: string; mechanism: PeriodMechanism; from: string; to: string; households: readonly HouseholdAmount[]; voucher: Voucher; actor: string }
export type PeriodBenefitRecord = { id: string; cooperativeId: string; countyCode: string; mechanism: PeriodMechanism; from: string; to: string; households: number; amountFen: bigint; evidenceId: string; recordedAt: Date }
export type PeriodFilter = { ids?: readonly string[]; cooperativeId?: string; countyCode?: string; mechanism?: PeriodMechanism }

/** 务工, 土地流转, 入股分红, 二次返还: facts of a cooperative's period, in accounts of their own and never part of the benefit of sales (LEDGER 20). */
export class PeriodBenefits {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** Records a period's benefit; one voucher is recorded once, and again it is the same record. @throws HandoverRefused `evidence_used` */
  async record(asked: PeriodBenefitAsked, nowMs: number): Promise<PeriodBenefitRecord> {
    return inJournal(await this.source(), async (journal) => {
      const { manager } = journal
      const [used] = await manager.query<{ id: string }[]>("select id from benefit.period_benefit where evidence_id = $1", [asked.voucher.evidenceId])
      if (used) return sameOrRefuse(await one(manager, used.id), asked)
      const id = `per_${randomBytes(10).toString("hex")}`
      const households = [...asked.households].sort((a, b) => (a.householdId < b.householdId ? -1 : 1))
      await journal.post(periodBenefitEntry({ periodBenefitId: id, cooperativeId: asked.cooperativeId, mechanism: asked.mechanism, from: asked.from, to: asked.to, households, proof: asked.voucher.proof, occurredAtMs: nowMs }), nowMs)
      await journal.flush()
      await manager.query("insert into benefit.period_benefit (id, cooperative_id, county_code, mechanism, from_day, to_day, evidence_id, actor) values ($1, $2, $3, $4, $5, $6, $7, $8)", [
        id, asked.cooperativeId, asked.countyCode, asked.mechanism, asked.from, asked.to, asked.voucher.evidenceId, asked.actor,
      ])
      return one(manager, id)
    })
  }

  async list(filter: PeriodFilter, paging: { page: number; pageSize: number }): Promise<{ benefits: PeriodBenefitRecord[]; total: number }> {
    return findPeriodBenefits((await this.source()).manager, filter, paging)
  }
}

function sameOrRefuse(found: PeriodBenefitRecord, asked: PeriodBenefitAsked): PeriodBenefitRecord {
  const same = found.cooperativeId === asked.cooperativeId && found.mechanism === asked.mechanism && found.from === asked.from && found.to === asked.to
  if (!same) throw new HandoverRefused("evidence_used", `${asked.voucher.evidenceId} proves period benefit ${found.id}`)
  return found
}

async function one(manager: EntityManager, id: string): Promise<PeriodBenefitRecord> {
  const [benefit] = (await findPeriodBenefits(manager, { ids: [id] }, { page: 1, pageSize: 1 })).benefits
  return benefit as PeriodBenefitRecord
}

type Row = { id: string; cooperative_id: string; county_code: string; mechanism: PeriodMechanism; from_day: string; to_day: string; households: string; amount: string; evidence_id: string; recorded_at: Date; total: string }

async function findPeriodBenefits(manager: EntityManager, filter: PeriodFilter, paging: { page: number; pageSize: number }): Promise<{ benefits: PeriodBenefitRecord[]; total: number }> {
  const rows = await manager.query<Row[]>(
    `select b.*, b.from_day::text as from_day, b.to_day::text as to_day, jsonb_array_length(e.handover::jsonb -> 'households') as households, e.amount_fen as amount, count(*) over () as total
     from benefit.period_benefit b join benefit.entry e on e.source_provider = 'qianhang' and e.source_kind = 'period_benefit' and e.source_object_id = b.id
     where ($1::text[] is null or b.id = any($1)) and ($2::text is null or b.cooperative_id = $2) and ($3::text is null or b.county_code = $3) and ($4::text is null or b.mechanism = $4)
     order by e.sequence desc limit $5 offset $6`,
    [filter.ids ? [...filter.ids] : null, filter.cooperativeId ?? null, filter.countyCode ?? null, filter.mechanism ?? null, paging.pageSize, (paging.page - 1) * paging.pageSize],
  )
  const benefits = rows.map((row) => ({
    id: row.id, cooperativeId: row.cooperative_id, countyCode: row.county_code, mechanism: row.mechanism, from: row.from_day, to: row.to_day, households: Number(row.households), amountFen: BigInt(row.amount),
    evidenceId: row.evidence_id, recordedAt: row.recorded_at,
  }))
  return { benefits, total: Number(rows[0]?.total ?? 0) }
}
