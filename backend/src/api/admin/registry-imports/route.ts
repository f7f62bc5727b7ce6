import { registryImportDoors } from "@qianhang/shared/contracts"
import { countyOf } from "@qianhang/shared/regions"
import { REGISTRY_MODULE, type RegistryService } from "../../../modules/registry"
import { openDoor } from "../../open-door"
import { uploadOf } from "../../receive-upload"
import { Refused } from "../../refusal"
import { countyWithin } from "../staff"
import { importAnswer, importViews } from "./import-view"

export const AUTHENTICATE = false

export const GET = openDoor(registryImportDoors.listImports, async ({ actor, query: { page, page_size, county, state }, scope }) => {
  const { imports, total } = await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.list({ countyCode: countyWithin(actor, county), state }, { page, pageSize: page_size })
  return { imports: await importViews(scope, imports), total, page, page_size }
})

/** Takes in a list, sealed. It is checked in the background; nothing is written. */
export const POST = openDoor(registryImportDoors.upload, async ({ actor, body, scope, request }) => {
  const countyCode = countyWithin(actor, body.county_code) ?? null
  if (countyCode !== null && !countyOf(countyCode)) throw new Refused("invalid_data", "invalid_fields", "没有这个县市", { county_code: "unknown_county" })
  const { id } = await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.upload({ ...uploadOf(request, "file"), countyCode, actor: actor.id, reason: body.reason })
  return importAnswer(scope, id)
})
