import { Module } from "@medusajs/framework/utils"
import { CooperativeModuleService } from "./service"

export const COOPERATIVE_MODULE = "cooperative"
export type { CooperativeModuleService } from "./service"
export { licenceStandingOn, missingLicences, worstStanding } from "./licence-law"
export { mayChange, moves, openSteps } from "./state-machine"

export default Module(COOPERATIVE_MODULE, { service: CooperativeModuleService })
