import { Module } from "@medusajs/framework/utils"
import { RegistryService } from "./service"

/** Container key of the register of households. */
export const REGISTRY_MODULE = "registry"

export default Module(REGISTRY_MODULE, { service: RegistryService })

export type { RegistryService } from "./service"
export type { AccessLine } from "./access/access-log"
export type { HouseholdChange, HouseholdFilter, MaskedHousehold, NewHousehold } from "./households/household"
export type { EvidenceFile, EvidenceOwner, EvidencePurpose } from "./evidence/evidence-file"
export type { HouseholdHistories } from "./households/households"
export { columns, kindNames, type ColumnKey } from "./imports/columns"
export { templateChoices, templateHeadings, templateNotes, MOST_ROWS } from "./imports/template"
export type { HouseholdImport, ReportLine } from "./imports/import"
