import type { z } from "zod"
import { readConfiguration } from "../config"
import { ContractBroken, refusedFrom, Unreachable } from "./refused"
import { currentSession } from "./session-store"

export interface Call<Answer extends z.ZodType> {
  readonly path: string
  readonly answer: Answer
  readonly method?: "GET" | "POST" | "DELETE"
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  /** used instead of the session's token, while a session is being opened */
  readonly token?: string
  readonly signal?: AbortSignal
}

/** One typed call to the backend: the only fetch of the app. Throws Refused, Unreachable or ContractBroken; shows nothing and goes nowhere. */
export async function call<Answer extends z.ZodType>(request: Call<Answer>): Promise<z.output<Answer>> {
  const response = await send(request)
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw refusedFrom(response.status, body)
  return readAnswer(request.path, request.answer, body)
}

/** Checks an answer against its contract. Throws ContractBroken. */
export function readAnswer<Answer extends z.ZodType>(path: string, answer: Answer, body: unknown): z.output<Answer> {
  const parsed = answer.safeParse(body)
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]
  throw new ContractBroken(path, first ? `${first.path.join(".")}: ${first.message}` : "nothing")
}

/** The bytes of a file that a door answers. Throws as `call` does. */
export async function fetchFile(request: Omit<Call<z.ZodType>, "answer">): Promise<Blob> {
  const response = await send(request)
  if (!response.ok) throw refusedFrom(response.status, await response.json().catch(() => undefined))
  return response.blob()
}

async function send({ path, query, method = "GET", body, token, signal }: Omit<Call<z.ZodType>, "answer">): Promise<Response> {
  const url = new URL(readConfiguration().backend_url + path)
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== "") url.searchParams.set(name, String(value))
  const bearer = token ?? currentSession()?.token
  const headers: Record<string, string> = { accept: "application/json" }
  if (bearer) headers["authorization"] = `Bearer ${bearer}`
  if (body !== undefined) headers["content-type"] = "application/json"
  try {
    return await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause
    throw new Unreachable(path, { cause })
  }
}
