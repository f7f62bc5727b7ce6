import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Door } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { type ActingStaff, staffOf } from "./admin/staff"
import { type ActingMember, memberOf } from "./cooperative/member"
import { readContract, Refused } from "./refusal"

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Actor<D extends Door> = D["audience"] extends "staff" ? ActingStaff : D["audience"] extends "member" ? ActingMember : null

/** One request that passed its door: who sent it, and what it says, read by the door's contract. */
export interface Visit<D extends Door> {
  actor: Actor<D>
  params: Readonly<Record<string, string>>
  query: Read<D["query"]>
  body: Read<D["body"]>
  scope: MedusaRequest["scope"]
  request: MedusaRequest
  /** for doors that answer a file; others return what they answer */
  response: MedusaResponse
}

const holdsAnswers = process.env["SHOP_MODE"] !== "production"

type Answer<D extends Door> = D["answer"] extends z.ZodType ? z.input<D["answer"]> : void

/**
 * Makes a route's handler from its contract: roles, query and body are checked before `answer` runs, and outside
 * production the answer is held against its own contract too, so that `/docs/api` cannot drift from what is served.
 * Authentication comes before, by path (`middlewares.ts`); admin routes still export `AUTHENTICATE = false`.
 */
export function openDoor<const D extends Door>(door: D, answer: (visit: Visit<D>) => Promise<Answer<D>>) {
  return async (request: MedusaRequest, response: MedusaResponse): Promise<void> => {
    const actor = actorAt(door, request) as Actor<D>
    const query = (door.query ? readContract(door.query, request.query) : undefined) as Read<D["query"]>
    const body = (door.body ? readContract(door.body, request.body ?? {}) : undefined) as Read<D["body"]>
    const answered = await answer({ actor, params: request.params as Record<string, string>, query, body, scope: request.scope, request, response })
    if (door.answer === null) return
    if (holdsAnswers) door.answer.parse(answered)
    response.status(door.status ?? 200).json(answered)
  }
}

function actorAt(door: Door, request: MedusaRequest): ActingStaff | ActingMember | null {
  if (door.audience === "public") return null
  if (door.audience === "member") return memberOf(request)
  const staff = staffOf(request)
  if (door.roles && !door.roles.includes(staff.role)) throw new Refused("forbidden", "not_your_task", "您的角色不能做这件事")
  return staff
}
