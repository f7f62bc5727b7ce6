import { registryImportDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { findOwnImport, lineView } from "../../import-view"

export const AUTHENTICATE = false

/** A page of the report: errors, then changes, then what was left out. */
export const GET = openDoor(registryImportDoors.importLines, async ({ actor, params, query: { page, page_size, kind, code }, scope }) => {
  const { id } = await findOwnImport(scope, actor, String(params.id))
  const { lines, total } = await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.lines({ importId: id, kind, code }, { page, pageSize: page_size })
  return { lines: lines.map(lineView), total, page, page_size }
})
