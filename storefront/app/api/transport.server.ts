import { refusal as refusalShape, type Refusal } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { shopConfig } from "./config.server"

/** A backend answer: the validated body, or the refusal as a value. The transport never throws, navigates or shows anything. */
export type Answer<T> = { ok: true; data: T } | { ok: false; status: number; refusal: Refusal }

export interface Call {
  path: string
  method?: "GET" | "POST"
  query?: Record<string, string | undefined>
  body?: unknown
  headers?: Record<string, string>
  /** 5 s unless the call does long work, such as completing an order */
  timeoutMs?: number
}

const unavailable = (code: string, message: string): Answer<never> => ({ ok: false, status: 503, refusal: { type: "unavailable", code, message } })

/** Calls the backend from the server with this request's own headers, and checks the answer against its contract. */
export async function call<Shape extends z.ZodType>(shape: Shape, request: Call): Promise<Answer<z.infer<Shape>>> {
  const { backendUrl, publishableKey } = shopConfig()
  const url = new URL(request.path, `${backendUrl}/`)
  for (const [name, value] of Object.entries(request.query ?? {})) if (value) url.searchParams.set(name, value)
  let response: Response
  let body: unknown
  try {
    response = await fetch(url, {
      method: request.method ?? "GET",
      headers: { accept: "application/json", "content-type": "application/json", "x-publishable-api-key": publishableKey, ...request.headers },
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      signal: AbortSignal.timeout(request.timeoutMs ?? 5_000),
      redirect: "error",
    })
    body = await response.json()
  } catch (error) {
    console.error(`storefront: ${request.method ?? "GET"} ${url.pathname} did not answer: ${error instanceof Error ? error.message : String(error)}`)
    return unavailable("backend_unreachable", "the backend did not answer in time")
  }
  if (!response.ok) return refused(response.status, body)
  const parsed = shape.safeParse(body)
  if (parsed.success) return { ok: true, data: parsed.data }
  console.error(`storefront: ${url.pathname} answered outside its contract: ${JSON.stringify(parsed.error.issues.slice(0, 5))}`)
  return unavailable("unexpected_answer", "the backend answered outside its contract")
}

/** Own routes refuse in the house's shape; stock Medusa routes have `{type, message}` only and are folded into it. */
function refused(status: number, body: unknown): Answer<never> {
  const own = refusalShape.safeParse(body)
  if (own.success) return { ok: false, status, refusal: own.data }
  const message = typeof body === "object" && body !== null && "message" in body ? String(body.message) : "refused"
  const type = status === 404 ? "not_found" : status === 409 ? "conflict" : status === 429 ? "too_many_requests" : status >= 500 ? "unavailable" : "invalid_data"
  return { ok: false, status, refusal: { type, code: type, message } }
}

/** For pages that cannot exist without the answer: a missing thing becomes a 404 page, anything else the error page. */
export function orPage<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.data
  throw new Response(answer.refusal.code, { status: answer.status === 404 ? 404 : answer.status === 400 ? 404 : 503 })
}
