import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "zod"
import { readContract } from "../../refusal"
import { ledgerOf, provenRead } from "../benefit-reports/report"
import { countyWithin, staffOf } from "../staff"
import { withinCounty } from "./entry-view"

export const AUTHENTICATE = false

const entriesQuery = z.object({ source_id: z.string().trim().min(1).max(100) }).strict()

/** Entries of an order, a provider's object or a Medusa payment or refund, in the order of the chain. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { source_id: sourceId } = readContract(entriesQuery, request.query)
  const county = countyWithin(staffOf(request), undefined)
  const entries = await provenRead(() => ledgerOf(request).entriesBySource(sourceId))
  response.json({ entries: withinCounty(entries, county) })
}
