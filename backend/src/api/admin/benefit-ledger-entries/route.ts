import { reportDoors } from "@qianhang/shared/contracts"
import { openDoor } from "../../open-door"
import { ledgerOf, provenRead } from "../benefit-reports/report"
import { countyWithin } from "../staff"
import { withinCounty } from "./entry-view"

export const AUTHENTICATE = false

/** Entries of an order, a provider's object or a Medusa payment or refund, in the order of the chain. */
export const GET = openDoor(reportDoors.entries, async ({ actor, query, scope }) => {
  const county = countyWithin(actor, undefined)
  return { entries: withinCounty(await provenRead(() => ledgerOf(scope).entriesBySource(query.source_id)), county) }
})
