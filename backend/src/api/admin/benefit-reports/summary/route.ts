import { reportDoors } from "@qianhang/shared/contracts"
import { openDoor } from "../../../open-door"
import { filterOf, ledgerOf, provenRead, wireHead, wireProven } from "../report"

export const AUTHENTICATE = false

/** The measures of a period, twice: from the rollups and from the raw entries (LEDGER 26). */
export const GET = openDoor(reportDoors.summary, async ({ actor, query, scope }) => {
  const { rollups, recomputed, matches, head, checkpoint } = await provenRead(() => ledgerOf(scope).summary(filterOf(actor, query), { recomputed: query.recompute }))
  return {
    ...wireProven(rollups),
    recomputed: recomputed && wireProven(recomputed),
    matches,
    head: wireHead(head),
    checkpoint: checkpoint && { sequence: checkpoint.sequence.toString(), at: new Date(checkpoint.at).toISOString(), signature: checkpoint.signature },
  }
})
