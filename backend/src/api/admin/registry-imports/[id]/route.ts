import { registryImportDoors } from "@qianhang/shared/contracts"
import { openDoor } from "../../../open-door"
import { findOwnImport, importAnswer } from "../import-view"

export const AUTHENTICATE = false

export const GET = openDoor(registryImportDoors.oneImport, async ({ actor, params, scope }) => {
  const { id } = await findOwnImport(scope, actor, String(params.id))
  return importAnswer(scope, id)
})
