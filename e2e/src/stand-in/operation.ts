import { createHash } from "node:crypto"
import type { Request, RequestHandler, Response } from "express"
import type { Books, KeptAnswer } from "./books.js"
import { expanded } from "./expand.js"
import type { Outages } from "./outages.js"
import { list, type Parameters } from "./parameters.js"
import { StripeRefusal, answerRefusal } from "./refusal.js"

interface Call { id: string; parameters: Parameters }
type Run = (call: Call) => unknown

/** Wraps operations into HTTP: expansion, error shapes, and for writes the Idempotency-Key and the journal. */
export function operations({ books, outages }: { books: Books; outages: Outages }) {
  const read = (run: Run): RequestHandler => (request, response) => {
    if (outages.strikesBefore(request, response)) return
    try {
      response.json(answerOf(books, run, callOf(request)))
    } catch (error) {
      answerRefusal(error, response)
    }
  }
  const write = (run: Run): RequestHandler => (request, response) => {
    if (outages.strikesBefore(request, response)) return
    try {
      const answer = once(books, request, () => answerOf(books, run, callOf(request)), response)
      if (outages.losesAnswer(request, response)) return
      response.status(answer.status).json(answer.body)
    } catch (error) {
      answerRefusal(error, response)
    } finally {
      books.flush()
    }
  }
  return { read, write }
}

/** Runs a write once per Idempotency-Key; the same key with other parameters is refused, with the same ones replayed. */
function once(books: Books, request: Request, run: () => unknown, response: Response): Omit<KeptAnswer, "key" | "fingerprint"> {
  const key = request.header("idempotency-key")
  if (!key) return { status: 200, body: run() }
  if (key.length > 255) throw new StripeRefusal("Idempotency keys have up to 255 characters", { type: "idempotency_error" })
  const fingerprint = fingerprintOf(request)
  const kept = books.answers.get(key)
  if (kept && kept.fingerprint !== fingerprint) {
    throw new StripeRefusal(`Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`, { type: "idempotency_error" })
  }
  if (kept) {
    response.setHeader("idempotent-replayed", "true")
    return kept
  }
  try {
    const body = run()
    books.keepAnswer({ key, fingerprint, status: 200, body })
    return { status: 200, body }
  } catch (error) {
    if (error instanceof StripeRefusal && error.kept) books.keepAnswer({ key, fingerprint, status: error.status, body: error.body })
    throw error
  }
}

function fingerprintOf(request: Request): string {
  const sent = Object.entries(callOf(request).parameters).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash("sha256").update(JSON.stringify([request.method, request.path, sent])).digest("hex")
}

function callOf(request: Request): Call {
  const body: unknown = request.body
  const sent = request.method === "POST" && typeof body === "object" && body !== null ? body : request.query
  return { id: request.params.id ?? "", parameters: Object.fromEntries(Object.entries(sent)) }
}

function answerOf(books: Books, run: Run, call: Call): unknown {
  const paths = list(call.parameters, "expand") ?? []
  return expanded(books, run(call), paths)
}
