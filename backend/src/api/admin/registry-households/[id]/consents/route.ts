import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { findOwnFile } from "../../../benefit-evidence-files/find-own-file"
import { findOwnHousehold, householdPage } from "../../household-view"

export const AUTHENTICATE = false

/** Records a consent to publish or its withdrawal; a signed sheet may prove it. */
export const POST = openDoor(registryDoors.decideConsent, async ({ actor, params, body, scope }) => {
  const registry = scope.resolve<RegistryService>(REGISTRY_MODULE)
  const { id } = await findOwnHousehold(scope, actor, String(params.id))
  const evidence = body.evidence_file_id === undefined ? undefined : await findOwnFile(registry, actor, body.evidence_file_id)
  await registry.households.decideConsent({ householdId: id, version: body.version, actor: actor.id, scope: body.scope, decision: body.decision, on: body.on, note: body.note, evidenceFileId: evidence?.id })
  return householdPage(scope, id)
})
