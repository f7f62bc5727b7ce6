import { MedusaService } from "@medusajs/framework/utils"
import { Staff } from "./models/staff"

/** Door of the programme room: who works for the support programme, in which role, for which county. */
export class ProgrammeModuleService extends MedusaService({ Staff }) {}
