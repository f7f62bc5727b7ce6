import { MedusaService } from "@medusajs/framework/utils"
import { Cooperative } from "./models/cooperative"
import { Member } from "./models/member"

/** Door of the cooperative room: sellers and the people who work for them. Amounts and ledgers are not its business. */
export class CooperativeModuleService extends MedusaService({ Cooperative, Member }) {}
