import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReportSummary } from "@qianhang/shared/contracts"
import { filterOf, ledgerOf, provenRead, wireHead, wireMeasures } from "../report"

export const AUTHENTICATE = false

/** The five measures of a period, twice: from the rollups and from the raw entries (LEDGER 26). */
export async function GET(request: MedusaRequest, response: MedusaResponse<ReportSummary>): Promise<void> {
  const filter = filterOf(request)
  const { rollups, recomputed, matches, head, checkpoint } = await provenRead(() => ledgerOf(request).summary(filter))
  response.json({
    ...wireMeasures(rollups),
    recomputed: wireMeasures(recomputed),
    matches,
    head: wireHead(head),
    checkpoint: checkpoint && { sequence: checkpoint.sequence.toString(), at: new Date(checkpoint.at).toISOString(), signature: checkpoint.signature },
  })
}
