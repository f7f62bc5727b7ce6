import { reportDoors } from "@qianhang/shared/contracts"
import { isHouseholdSide, type Measures } from "@qianhang/shared/ledger"
import { openDoor } from "../../../open-door"
import { filterOf, ledgerOf, provenRead, wireHead, wireProven } from "../report"
import { rowNames } from "./row-names"

export const AUTHENTICATE = false

/** The measures and the evidence ladder by one dimension, and on demand the same recomputed from the raw entries. */
export const GET = openDoor(reportDoors.breakdown, async ({ actor, query, scope }) => {
  const { by } = query
  const filter = { ...filterOf(actor, query), villageCode: query.village, householdKind: query.kind }
  const { rows, total, recomputed, matches, head } = await provenRead(() => ledgerOf(scope).breakdown(filter, by, { recomputed: query.recompute }))
  const names = await rowNames(scope, by, [...rows, ...(recomputed?.rows ?? [])].map((row) => row.key))
  const wire = isHouseholdSide(filter, by) ? withoutGoods : wireProven
  const named = ({ key, measures }: { key: string; measures: Measures }) => ({ key, name: names.get(key) ?? key, ...wire(measures) })
  return { by, rows: rows.map(named), total: wire(total), recomputed: recomputed && { rows: recomputed.rows.map(named), total: wire(recomputed.total) }, matches, head: wireHead(head) }
})

const withoutGoods = (measures: Measures) => ({ ...wireProven(measures), gmv_fen: null, refunds_fen: null, net_sales_fen: null, linked_sales_fen: null, orders: null })
