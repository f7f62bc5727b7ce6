import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { cooperativeNames, filterOf, ledgerOf, provenRead, wireHead, wireMeasures } from "../report"

export const AUTHENTICATE = false

/** One row per cooperative; households are distinct inside a row and do not add up over rows. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const filter = filterOf(request)
  const { rows, matches, head } = await provenRead(() => ledgerOf(request).breakdown(filter, "cooperative"))
  const names = await cooperativeNames(request, rows.map((row) => row.key))
  response.json({ rows: rows.map(({ key, measures }) => ({ key, name: names.get(key) ?? key, ...wireMeasures(measures) })), matches, head: wireHead(head) })
}
