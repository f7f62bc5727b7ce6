import type { MedusaRequest } from "@medusajs/framework/http"
import { CONFIRMATION_TOKEN_HEADER, confirmationToken } from "@qianhang/shared/contracts"
import { notFound } from "../../refusal"

/** The token of a request. What is no token answers like a token that opens nothing. @throws Refused 404 */
export function tokenOf(request: MedusaRequest): string {
  const parsed = confirmationToken.safeParse(request.headers[CONFIRMATION_TOKEN_HEADER])
  if (!parsed.success) throw notFound()
  return parsed.data
}
