import { registryImportDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { findOwnImport, importAnswer } from "../../import-view"

export const AUTHENTICATE = false

/** Lets what was checked be written, in the background. */
export const POST = openDoor(registryImportDoors.acceptImport, async ({ actor, params, body, scope }) => {
  const { id } = await findOwnImport(scope, actor, String(params.id))
  await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.accept({ importId: id, digest: body.report_digest, actor: actor.id, reason: body.reason })
  return importAnswer(scope, id)
})
