import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaRequest } from "@medusajs/framework/http"
import { evidenceDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type EvidenceOwner, type RegistryService } from "../../../modules/registry"
import { openDoor } from "../../open-door"
import { uploadOf } from "../../receive-upload"
import { notFound } from "../../refusal"
import { countyWithin, type ActingStaff } from "../staff"

export const AUTHENTICATE = false

/** Keeps a file for a cooperative, a county, or the prefecture itself. */
export const POST = openDoor(evidenceDoors.keepForStaff, async ({ actor, body, scope, request }) => {
  const file = uploadOf(request, "file")
  const owner = await ownerOf(scope, actor, body)
  const { id, digest, mediaType, bytes } = await scope.resolve<RegistryService>(REGISTRY_MODULE).evidence.store({ ...file, purpose: body.purpose, owner, actor: actor.id })
  return { file: { id, digest, media_type: mediaType, bytes } }
})

async function ownerOf(scope: MedusaRequest["scope"], staff: ActingStaff, asked: { cooperative_id?: string; county_code?: string }): Promise<EvidenceOwner> {
  const county = countyWithin(staff, asked.county_code) ?? null
  if (asked.cooperative_id === undefined) return { cooperativeId: null, countyCode: county }
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cooperative", fields: ["id", "county_code"], filters: { id: asked.cooperative_id } })
  const [cooperative] = data as { id: string; county_code: string }[]
  if (!cooperative || (county !== null && cooperative.county_code !== county)) throw notFound()
  return { cooperativeId: cooperative.id, countyCode: cooperative.county_code }
}
