import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { actorOf, demandActor } from "../actor"
import { Refused } from "../refusal"

export type ActingMember = {
  id: string
  name: string
  email: string
  cooperative: { id: string; name: string; short_name: string; county_code: string; credit_code: string; state: string }
}

const admitted = new WeakMap<object, ActingMember>()
const FIELDS = ["id", "name", "email", "cooperative.id", "cooperative.name", "cooperative.short_name", "cooperative.county_code", "cooperative.credit_code", "cooperative.state"]

async function rememberMember(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "member", fields: FIELDS, filters: { id: actorOf(request).id } })
  const [member] = data as unknown as ActingMember[]
  if (!member?.cooperative) throw new Refused("unauthorized", "unknown_member", "登录已失效，请重新登录")
  admitted.set(request, member)
  next()
}

/** Admits members of a cooperative and nobody else (401). Whose cooperative it is comes from the database, never from the token or the body. */
export const admitMembers = [...demandActor("member"), rememberMember]

/** The member who sent this request. @throws when the route is not behind `admitMembers`: a mistake of ours, not of the sender. */
export function memberOf(request: MedusaRequest): ActingMember {
  const member = admitted.get(request)
  if (!member) throw new Error(`${request.path} is not behind admitMembers`)
  return member
}
