import { registryImportDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { findOwnImport, importAnswer } from "../../import-view"

export const AUTHENTICATE = false

/** Lets a list go; nothing of it is kept. */
export const POST = openDoor(registryImportDoors.discardImport, async ({ actor, params, scope }) => {
  const { id } = await findOwnImport(scope, actor, String(params.id))
  await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.discard(id)
  return importAnswer(scope, id)
})
