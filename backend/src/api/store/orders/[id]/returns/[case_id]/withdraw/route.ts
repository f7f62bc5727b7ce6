import { returnCaseDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../../../modules/benefit"
import { returnAnswer } from "../../../../../../../workflows/after-sales/return-answers"
import { openDoor } from "../../../../../../open-door"
import { notFound } from "../../../../../../refusal"

export const POST = openDoor(returnCaseDoors.withdraw, async ({ params, body, scope }) => {
  const { returns } = scope.resolve<BenefitService>(BENEFIT_MODULE)
  const found = await returns.find(String(params["case_id"]))
  if (found?.orderId !== params["id"]) throw notFound()
  return returnAnswer(scope, await returns.withdraw({ id: String(found?.id), version: body.version, actor: "buyer" }))
})
