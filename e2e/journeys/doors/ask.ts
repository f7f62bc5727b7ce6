/** Something with a `parse`: the zod contracts of `@qianhang/shared`. */
interface Contract<T> { parse(value: unknown): T }

export interface Question { method?: "GET" | "POST" | "DELETE"; headers?: Record<string, string>; body?: unknown; form?: FormData }
export interface Answer { status: number; body: unknown; text: string; headers: Headers }

/** One HTTP question; the answer is given back whatever its status. */
export async function ask(url: string, question: Question = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, form } = question
  const sent = form ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await fetch(url, { method, headers: { accept: "application/json", ...(form || body === undefined ? {} : { "content-type": "application/json" }), ...headers }, body: sent, redirect: "manual", signal: AbortSignal.timeout(180_000) })
  const text = await answer.text()
  return { status: answer.status, text, body: parsed(text), headers: answer.headers }
}

/** The answer's body as the contract promises it; anything else fails the journey with what was really said. */
export function told<T>(contract: Contract<T>, answer: Answer): T {
  if (answer.status >= 300) throw new Error(`expected an answer, found ${answer.status}: ${answer.text.slice(0, 500)}`)
  return contract.parse(answer.body)
}

/** A field of a JSON object, or undefined. */
export function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
