import { reportDoors } from "@qianhang/shared/contracts"
import { countyOf } from "@qianhang/shared/regions"
import { openDoor } from "../../../open-door"
import { filterOf, ledgerOf, provenRead, wireHead, wireMeasures } from "../report"

export const AUTHENTICATE = false

/** One row per county of origin; households are distinct inside a row and do not add up over rows. */
export const GET = openDoor(reportDoors.byCounty, async ({ actor, query, scope }) => {
  const { rows, matches, head } = await provenRead(() => ledgerOf(scope).breakdown(filterOf(actor, query), "county"))
  return { rows: rows.map(({ key, measures }) => ({ key, name: countyOf(key)?.name ?? key, ...wireMeasures(measures) })), matches: matches === true, head: wireHead(head) }
})
