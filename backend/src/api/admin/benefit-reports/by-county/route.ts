import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { countyOf } from "@qianhang/shared/regions"
import { filterOf, ledgerOf, provenRead, wireHead, wireMeasures } from "../report"

export const AUTHENTICATE = false

/** One row per county of origin; households are distinct inside a row and do not add up over rows. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const filter = filterOf(request)
  const { rows, matches, head } = await provenRead(() => ledgerOf(request).breakdown(filter, "county"))
  response.json({ rows: rows.map(({ key, measures }) => ({ key, name: countyOf(key)?.name ?? key, ...wireMeasures(measures) })), matches, head: wireHead(head) })
}
