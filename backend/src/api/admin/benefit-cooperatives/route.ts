import { cooperativesDoors } from "@qianhang/shared/contracts"
import { countyOf } from "@qianhang/shared/regions"
import { applyAsCooperative } from "../../../workflows/cooperative/apply"
import { listCooperatives, recordOf } from "../../../workflows/cooperative/read-cooperatives"
import { openDoor } from "../../open-door"
import { notFound, Refused } from "../../refusal"
import { countyWithin } from "../staff"
import { ownCooperative } from "./own-cooperative"

export const AUTHENTICATE = false

export const GET = openDoor(cooperativesDoors.list, async ({ actor, query, scope }) => {
  const county = countyWithin(actor, query.county)
  return { ...(await listCooperatives(scope, { ...query, county })), page: query.page, page_size: query.page_size }
})

/** Files an application on a cooperative's behalf; the county's officer only for his own county. */
export const POST = openDoor(cooperativesDoors.apply, async ({ actor, body, scope }) => {
  if (!countyOf(body.county_code)) throw new Refused("invalid_data", "invalid_fields", "请检查标出的内容", { county_code: "unknown_region" })
  const county = countyWithin(actor, undefined)
  if (county && county !== body.county_code) throw notFound()
  const id = await applyAsCooperative(scope, body, { actor: actor.id, role: actor.role })
  return { cooperative: recordOf(await ownCooperative(scope, actor, id), actor.role) }
})
