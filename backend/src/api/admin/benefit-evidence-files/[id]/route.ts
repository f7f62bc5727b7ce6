import { evidenceDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../modules/registry"
import { answerPrivateFile } from "../../../answer-private-file"
import { openDoor } from "../../../open-door"
import { notFound } from "../../../refusal"
import { findOwnFile } from "../find-own-file"

export const AUTHENTICATE = false

/** Downloads a file after the access log has its line. */
export const GET = openDoor(evidenceDoors.readForStaff, async ({ actor, params, query, scope, response }) => {
  const registry = scope.resolve<RegistryService>(REGISTRY_MODULE)
  const { id } = await findOwnFile(registry, actor, String(params.id))
  const read = await registry.evidence.read(id, { actor: actor.id, reason: query.reason })
  if (!read) throw notFound()
  answerPrivateFile(response, { ...read, fileName: read.fileName ?? id })
})
