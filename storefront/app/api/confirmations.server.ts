import { CONFIRMATION_TOKEN_HEADER, confirmationDoors, confirmationToken, type ConfirmationPaper } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { call, type Answer } from "./transport.server"

/** Who asks: the token in the address, and from where, as this shop's server saw it. */
export interface Visitor { token: string; address: string }

export const visitorOf = (request: Request, token: string): Visitor => ({ token, address: request.headers.get("x-visitor-address") ?? "" })

export type CaseReason = z.input<typeof confirmationDoors.dispute.body>["reason"]

const unknown: Answer<never> = { ok: false, status: 404, refusal: { type: "not_found", code: "not_found", message: "no such confirmation" } }

/** The token goes in a header and stands in no address that the backend, or this server, could log. One of another shape is not sent at all. */
async function knock<Shape extends z.ZodType>(shape: Shape, { token, address }: Visitor, request: { path: string; method: "GET" | "POST"; body?: unknown }): Promise<Answer<z.infer<Shape>>> {
  if (!confirmationToken.safeParse(token).success) return unknown
  return call(shape, { ...request, headers: { [CONFIRMATION_TOKEN_HEADER]: token, ...(address ? { "x-forwarded-for": address } : {}) }, timeoutMs: 15_000 })
}

export async function confirmationOf(visitor: Visitor): Promise<Answer<ConfirmationPaper>> {
  const { path, method, answer } = confirmationDoors.look
  const looked = await knock(answer, visitor, { path, method })
  return looked.ok ? { ok: true, data: looked.data.confirmation } : looked
}

export function confirm(visitor: Visitor) {
  const { path, method, answer } = confirmationDoors.confirm
  return knock(answer, visitor, { path, method, body: {} })
}

export function dispute(visitor: Visitor, reason: CaseReason) {
  const { path, method, answer } = confirmationDoors.dispute
  return knock(answer, visitor, { path, method, body: { reason } })
}

/** Whether a refusal means that the link opens nothing (any more), rather than that nobody could say. */
export const isGone = (status: number): boolean => status < 500 && status !== 429
