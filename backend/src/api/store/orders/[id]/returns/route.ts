import { returnCaseDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { returnAnswer, returnAnswers } from "../../../../../workflows/after-sales/return-answers"
import { openDoor } from "../../../../open-door"

/** Who may ask (the order's token or its customer) is decided before, by path. */
export const POST = openDoor(returnCaseDoors.ask, async ({ params, body, scope }) => {
  const { idempotency_key, cooperative_id, kind, reason, lines } = body
  const asked = { orderId: String(params["id"]), cooperativeId: cooperative_id, kind, reason, idempotencyKey: idempotency_key, lines: lines.map(({ line_id, quantity }) => ({ lineId: line_id, quantity })) }
  return returnAnswer(scope, await scope.resolve<BenefitService>(BENEFIT_MODULE).returns.ask(asked, Date.now()))
})

export const GET = openDoor(returnCaseDoors.ofOrder, async ({ params, scope }) => {
  const { cases } = await scope.resolve<BenefitService>(BENEFIT_MODULE).returns.list({ orderId: String(params["id"]) }, { page: 1, pageSize: 100 })
  return { return_cases: await returnAnswers(scope, cases) }
})
