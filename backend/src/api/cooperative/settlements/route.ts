import { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { batchAnswers } from "../../../workflows/settlement/batch-answers"
import { openDoor } from "../../open-door"

/** Own batches, what refunds of settled parcels made the cooperative owe (LEDGER 23), and the parcels that a return case holds back. */
export const GET = openDoor(cooperativeSettlementDoors.list, async ({ actor, query, scope }) => {
  const cooperativeId = actor.cooperative.id
  const { handover } = scope.resolve<BenefitService>(BENEFIT_MODULE)
  const { batches, total } = await handover.batches.list({ cooperativeId, state: query.state }, { page: query.page, pageSize: query.page_size })
  const { owedFen, lines } = await handover.batches.receivables(cooperativeId)
  const held = await handover.batches.heldBack(cooperativeId, Date.now())
  const receivables = lines.map((line) => ({ sequence: String(line.sequence), day: line.day, order_id: line.orderId, batch_id: line.batchId, amount_fen: String(line.amountFen), paid_in_advance_fen: String(line.paidInAdvanceFen) }))
  return { batches: await batchAnswers(scope, batches), total, page: query.page, page_size: query.page_size, receivable_fen: String(owedFen), receivables, held_back: held.map((one) => ({ order_id: one.orderId, return_case_id: one.caseId, reason: one.reason, asked_at: one.askedAt.toISOString() })) }
})
