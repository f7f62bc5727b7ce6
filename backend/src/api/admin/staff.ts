import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "zod"
import type { staffMe } from "@qianhang/shared/contracts"
import { actorOf, demandActor } from "../actor"
import { Refused } from "../refusal"

/** Who acts on a programme route: a person of the programme, or an operator of the shop. `county_code` is the only county a `county` officer may see. */
export type ActingStaff = z.infer<typeof staffMe>

const admitted = new WeakMap<object, ActingStaff>()

async function readStaff(request: MedusaRequest, id: string): Promise<ActingStaff | undefined> {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "staff", fields: ["id", "name", "email", "role", "county_code"], filters: { id } })
  return (data as unknown as ActingStaff[])[0]
}

async function readOperator(request: MedusaRequest, id: string): Promise<ActingStaff | undefined> {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "user", fields: ["id", "email", "first_name", "last_name"], filters: { id } })
  const [user] = data
  if (!user) return undefined
  return { id: user.id, name: [user.last_name, user.first_name].filter(Boolean).join("") || user.email, email: user.email, role: "operator", county_code: null }
}

async function rememberStaff(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const actor = actorOf(request)
  const staff = actor.type === "staff" ? await readStaff(request, actor.id) : await readOperator(request, actor.id)
  if (!staff) throw new Refused("unauthorized", "unknown_staff", "登录已失效，请重新登录")
  admitted.set(request, staff)
  next()
}

/** Admits programme staff and operators (else 401). Role and county come from the database on every request, never from the token. */
export const admitStaff = [...demandActor("staff", "user"), rememberStaff]

/** Who sent this request. @throws when the route is not behind `admitStaff`: a mistake of ours, not of the sender. */
export function staffOf(request: MedusaRequest): ActingStaff {
  const staff = admitted.get(request)
  if (!staff) throw new Error(`${request.path} is not behind admitStaff`)
  return staff
}

/**
 * The county a report or list may cover: a county officer gets his own when he names none, and is refused when he names another.
 * Everybody else gets what was asked, undefined meaning all.
 */
export function countyWithin(staff: ActingStaff, asked: string | undefined): string | undefined {
  if (staff.role !== "county") return asked
  if (staff.county_code === null) throw new Refused("forbidden", "no_county", "您的账号还没有所属县市")
  if (asked !== undefined && asked !== staff.county_code) throw new Refused("forbidden", "other_county", "您只能查看本县市")
  return staff.county_code
}
