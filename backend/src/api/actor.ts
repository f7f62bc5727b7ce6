import { authenticate, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http"
import { Refused } from "./refusal"

export type Actor = { id: string; type: string }

/** The actor of a request that passed `demandActor`. */
export function actorOf(request: MedusaRequest): Actor {
  const { auth_context: auth } = request as MedusaRequest & { auth_context?: { actor_id?: string; actor_type?: string } }
  if (!auth?.actor_id || !auth.actor_type) throw new Refused("unauthorized", "unauthorized", "请先登录")
  return { id: auth.actor_id, type: auth.actor_type }
}

function demand(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  actorOf(request)
  next()
}

/** Medusa verifies the token and whose kind it is; the refusal is ours, in the contract's shape. */
export const demandActor = (...types: string[]) => [authenticate(types, ["bearer", "session"], { allowUnauthenticated: true, requireMfa: true }), demand]
