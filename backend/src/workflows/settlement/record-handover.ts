import type { MedusaContainer } from "@medusajs/framework/types"
import type { confirmationSheet, payoutRequest, SettlementBatch } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { BENEFIT_MODULE, type Batch, type BenefitService } from "../../modules/benefit"
import { batchAnswer } from "./batch-answers"
import { readVoucher } from "./read-voucher"

type Answer = { batch: SettlementBatch; added: number }
type Actor = { id: string }

/** A voucher of households' payouts, by the cooperative or the office. @throws EvidenceUnfit, HandoverRefused */
export async function recordPayout(container: MedusaContainer, batch: Batch, body: z.output<typeof payoutRequest>, actor: Actor, now = Date.now()): Promise<Answer> {
  const voucher = await readVoucher(container, body.evidence_file_id, "voucher", batch)
  const { payouts } = container.resolve<BenefitService>(BENEFIT_MODULE).handover
  const recorded = await payouts.record({ batchId: batch.id, voucher, householdIds: body.household_ids ?? null, paidOn: body.paid_on, actor: actor.id }, now)
  return { batch: await batchAnswer(container, recorded.batch), added: recorded.added }
}

/** A sheet that households signed. @throws EvidenceUnfit, HandoverRefused */
export async function recordSheet(container: MedusaContainer, batch: Batch, body: z.output<typeof confirmationSheet>, actor: Actor, now = Date.now()): Promise<Answer> {
  const sheet = await readVoucher(container, body.evidence_file_id, "signed_sheet", batch)
  const { evidences } = container.resolve<BenefitService>(BENEFIT_MODULE).handover
  const recorded = await evidences.recordSheet({ batchId: batch.id, step: body.step, sheet, householdIds: body.household_ids ?? null, actor: actor.id }, now)
  return { batch: await batchAnswer(container, recorded.batch), added: recorded.added }
}
