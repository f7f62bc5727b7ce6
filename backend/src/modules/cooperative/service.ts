import { MedusaService } from "@medusajs/framework/utils"
import { Cooperative, Member } from "./models/cooperative"

/** Door of the cooperative room: sellers and the people who work for them. Amounts and ledgers are not its business. */
export class CooperativeModuleService extends MedusaService({ Cooperative, Member }) {}
