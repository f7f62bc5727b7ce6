import { refusal, type Refusal } from "@qianhang/shared/contracts"

/** The backend said no. `refusal.fields` names body paths; the reader's words are chosen at the screen. */
export class Refused extends Error {
  override readonly name = "Refused"
  constructor(readonly status: number, readonly refusal: Refusal) {
    super(`${status} ${refusal.code}: ${refusal.message}`)
  }
}

/** No answer came: the network or the backend is down. */
export class Unreachable extends Error {
  override readonly name = "Unreachable"
}

/** An answer came that the contract does not allow; the two sides disagree. */
export class ContractBroken extends Error {
  override readonly name = "ContractBroken"
  constructor(readonly path: string, readonly found: string) {
    super(`${path} answered outside its contract: ${found}`)
  }
}

const typeOfStatus = (status: number): Refusal["type"] => {
  if (status === 401) return "unauthorized"
  if (status === 403) return "forbidden"
  if (status === 404) return "not_found"
  if (status === 409) return "conflict"
  if (status === 429) return "too_many_requests"
  return status >= 500 ? "unavailable" : "invalid_data"
}

/** Reads a refusal; an answer of another shape (a proxy, a stock route) is given the type its status implies. */
export function refusedFrom(status: number, body: unknown): Refused {
  const parsed = refusal.safeParse(body)
  if (parsed.success) return new Refused(status, parsed.data)
  const message = typeof body === "object" && body !== null && "message" in body ? String(body.message) : ""
  return new Refused(status, { type: typeOfStatus(status), code: `status_${status}`, message })
}
