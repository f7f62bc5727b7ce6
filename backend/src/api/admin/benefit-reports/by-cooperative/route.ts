import { reportDoors } from "@qianhang/shared/contracts"
import { openDoor } from "../../../open-door"
import { cooperativeNames, filterOf, ledgerOf, provenRead, wireHead, wireMeasures } from "../report"

export const AUTHENTICATE = false

/** One row per cooperative; households are distinct inside a row and do not add up over rows. */
export const GET = openDoor(reportDoors.byCooperative, async ({ actor, query, scope }) => {
  const { rows, matches, head } = await provenRead(() => ledgerOf(scope).breakdown(filterOf(actor, query), "cooperative"))
  const names = await cooperativeNames(scope, rows.map((row) => row.key))
  return { rows: rows.map(({ key, measures }) => ({ key, name: names.get(key) ?? key, ...wireMeasures(measures) })), matches: matches === true, head: wireHead(head) }
})
