import { feeRuleDoors } from "@qianhang/shared/contracts"
import { call } from "./transport.server"

export const publicFeeRules = () => call(feeRuleDoors.publicRules.answer, { path: feeRuleDoors.publicRules.path })
