import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReturnCase as ReturnAnswer } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, returnState, returnVersion, type BenefitService, type ReturnCase } from "../../modules/benefit"
import { refundAnswer } from "./refund-answers"

/** Return cases as the contract says them, each with its refund as it stands now. */
export async function returnAnswers(container: MedusaContainer, cases: readonly ReturnCase[]): Promise<ReturnAnswer[]> {
  const { refunds } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const orderIds = [...new Set(cases.filter(({ steps }) => steps.some((step) => step.refundRequestId !== null)).map(({ orderId }) => orderId))]
  const figures = await Promise.all(orderIds.map((orderId) => refunds.of(orderId)))
  return cases.map((one) => {
    const requestId = one.steps.find((step) => step.refundRequestId !== null)?.refundRequestId
    const refund = figures.flatMap((order) => order?.refunds ?? []).find(({ id }) => id === requestId)
    return {
      id: one.id, order_id: one.orderId, cooperative_id: one.cooperativeId, kind: one.kind, state: returnState(one), version: returnVersion(one), reason: one.reason, asked_at: one.askedAt.toISOString(),
      lines: one.lines.map(({ lineId, quantity }) => ({ line_id: lineId, quantity })),
      steps: one.steps.map(({ step, reason, freightBorneBy, actor, recordedAt }) => ({ step, reason, freight_borne_by: freightBorneBy, by: actor, at: recordedAt.toISOString() })),
      refund: refund ? refundAnswer(refund) : null,
    }
  })
}

export async function returnAnswer(container: MedusaContainer, one: ReturnCase): Promise<{ return_case: ReturnAnswer }> {
  const [answer] = await returnAnswers(container, [one])
  if (!answer) throw new Error(`return case ${one.id} has no answer`)
  return { return_case: answer }
}
