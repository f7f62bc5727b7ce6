import { evidenceDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../modules/registry"
import { openDoor } from "../../open-door"
import { uploadOf } from "../../receive-upload"

/** Keeps a file of the member's own cooperative. */
export const POST = openDoor(evidenceDoors.keepForMembers, async ({ actor, body, scope, request }) => {
  const file = uploadOf(request, "file")
  const owner = { cooperativeId: actor.cooperative.id, countyCode: actor.cooperative.county_code }
  const { id, digest, mediaType, bytes } = await scope.resolve<RegistryService>(REGISTRY_MODULE).evidence.store({ ...file, purpose: body.purpose, owner, actor: actor.id })
  return { file: { id, digest, media_type: mediaType, bytes } }
})
