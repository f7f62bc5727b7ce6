import { registryImportDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { findOwnImport, importAnswer } from "../../import-view"

export const AUTHENTICATE = false

/** Checks a list anew, after the register moved on. */
export const POST = openDoor(registryImportDoors.checkImportAgain, async ({ actor, params, scope }) => {
  const { id } = await findOwnImport(scope, actor, String(params.id))
  await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.checkAgain(id)
  return importAnswer(scope, id)
})
