import { evidenceDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"
import { findOwnFile } from "../../find-own-file"

export const AUTHENTICATE = false

/** Forgets a file for good. What names its digest keeps naming it. */
export const POST = openDoor(evidenceDoors.eraseForStaff, async ({ actor, params, body, scope }) => {
  const registry = scope.resolve<RegistryService>(REGISTRY_MODULE)
  const { id } = await findOwnFile(registry, actor, String(params.id))
  if (!(await registry.evidence.erase(id, { actor: actor.id, reason: body.reason }))) throw notFound()
  return { erased: true as const }
})
