import { Module } from "@medusajs/framework/utils"
import { ProgrammeModuleService } from "./service"

export const PROGRAMME_MODULE = "programme"
export type { ProgrammeModuleService } from "./service"

export default Module(PROGRAMME_MODULE, { service: ProgrammeModuleService })
