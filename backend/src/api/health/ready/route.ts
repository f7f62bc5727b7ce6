import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readEnvironment } from "../../../environment"

const PATIENCE_MS = 1_500

const within = (work: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), PATIENCE_MS) })
  return Promise.race([work.then(() => true, () => false), late]).finally(() => clearTimeout(timer))
}

async function searchAnswers(): Promise<void> {
  const answer = await fetch(`${readEnvironment().MEILISEARCH_HOST}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(`the search engine answered ${answer.status}`)
}

/** Ready while the database answers: without it nothing can be sold. A missing search engine only degrades lists. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const connection = request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const [database, search] = await Promise.all([within(Promise.resolve(connection.raw("select 1"))), within(searchAnswers())])
  response.setHeader("Cache-Control", "no-store")
  if (!database) response.setHeader("Retry-After", "5")
  response.status(database ? 200 : 503).json({ status: database ? (search ? "ready" : "degraded") : "unavailable", database: database ? "up" : "down", search: search ? "up" : "down" })
}
