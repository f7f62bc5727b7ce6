import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { holdReason, type BatchFigures, type BatchPayout, type HeldBack, type SettlementBatch } from "@qianhang/shared/contracts"
import { z } from "zod"
import type { Batch, HeldParcel, PayoutRecord } from "../../modules/benefit"

const row = z.object({ id: z.string(), name: z.string(), county_code: z.string() })
export type CooperativeName = z.infer<typeof row>

/** Names and counties of cooperatives, whatever their state. */
export async function cooperativeNames(container: MedusaContainer, ids: readonly string[]): Promise<Map<string, CooperativeName>> {
  if (ids.length === 0) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cooperative", fields: ["id", "name", "county_code"], filters: { id: [...new Set(ids)] } })
  return new Map(z.array(row).parse(data).map((one) => [one.id, one]))
}

/** Batches as the contract says them. */
export async function batchAnswers(container: MedusaContainer, batches: readonly Batch[]): Promise<SettlementBatch[]> {
  const names = await cooperativeNames(container, batches.map((batch) => batch.cooperativeId))
  return batches.map((batch) => ({
    id: batch.id, number: batch.number, cooperative: { id: batch.cooperativeId, name: names.get(batch.cooperativeId)?.name ?? batch.cooperativeId }, county_code: batch.countyCode, from: batch.from, to: batch.to,
    state: batch.state, version: batch.version, frozen_at: batch.frozenAt.toISOString(), instructed_at: batch.instructedAt?.toISOString() ?? null, figures: figuresAnswer(batch.figures),
    progress: {
      households: batch.progress.households, acknowledged: batch.progress.acknowledged, paid: batch.progress.paid, received: batch.progress.received, spot_checked: batch.progress.spotChecked,
      paid_fen: String(batch.progress.paidFen), unpaid_fen: String(batch.progress.unpaidFen),
    },
    cooperative_paid_fen: String(batch.cooperativePaidFen),
  }))
}

export async function batchAnswer(container: MedusaContainer, batch: Batch): Promise<SettlementBatch> {
  const [answer] = await batchAnswers(container, [batch])
  return answer as SettlementBatch
}

export function figuresAnswer(figures: Batch["figures"]): BatchFigures {
  return {
    parcels: figures.parcels, orders: figures.orders, households: figures.households, sales_fen: String(figures.salesFen), refunds_fen: String(figures.refundsFen), commission_fen: String(figures.commissionFen),
    benefit_fen: String(figures.benefitFen), goods_fen: String(figures.goodsFen), freight_fen: String(figures.freightFen), compensation_fen: String(figures.compensationFen), advances_fen: String(figures.advancesFen),
    benefit_payable_fen: String(figures.benefitPayableFen), receivable_before_fen: String(figures.receivableBeforeFen), offset_fen: String(figures.offsetFen), receivable_after_fen: String(figures.receivableAfterFen),
    cooperative_payable_fen: String(figures.cooperativePayableFen), cooperative_net_fen: String(figures.cooperativeNetFen),
  }
}

export function payoutAnswer(payout: PayoutRecord): BatchPayout {
  const { reversal } = payout
  return {
    id: payout.id, paid_to: payout.paidTo, paid_on: payout.paidOn, amount_fen: String(payout.amountFen), households: payout.households, evidence_file_id: payout.evidenceId, recorded_at: payout.recordedAt.toISOString(),
    reversal: reversal && { id: reversal.id, state: reversal.state, reason: reversal.reason, proposed_by: reversal.proposedBy },
  }
}

/** How many parcels wait, by why. */
export function heldBackAnswer(held: readonly HeldParcel[]): HeldBack[] {
  return holdReason.options.map((reason) => ({ reason, parcels: held.filter((one) => one.reason === reason).length })).filter(({ parcels }) => parcels > 0)
}
