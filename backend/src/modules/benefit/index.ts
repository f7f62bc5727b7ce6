import { Module } from "@medusajs/framework/utils"
import { BENEFIT_MODULE } from "./door"
import { BenefitService } from "./service"

export default Module(BENEFIT_MODULE, { service: BenefitService })

export { BENEFIT_MODULE } from "./door"
export type { BenefitService } from "./service"
export type { NewAgreement, CommissionRule } from "./agreements/agreement"
export type { LotState, NewLot } from "./lots/lot"
