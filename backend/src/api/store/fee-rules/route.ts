import { feeRuleDoors } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { publicFeeRules } from "../../../workflows/settlement/fee-rule-answers"
import { openDoor } from "../../open-door"

/** What the platform takes: today, in future, and every version before (E-commerce law 33-34). */
export const GET = openDoor(feeRuleDoors.publicRules, async ({ scope }) => {
  const today = shanghaiDay(Date.now())
  return { as_of: today, rules: await publicFeeRules(scope, today) }
})
