import type { EntryFacts, SaleFact, ShareFact } from "./facts.js"

/** One fact as it is stored and summed: a row per cell of goods and per household's cell, amounts in signed fen. */
export interface FactRow {
  readonly sequence: bigint
  readonly position: number
  readonly day: string
  readonly orderId: string
  readonly batchId: string
  readonly countyCode: string
  readonly cooperativeId: string
  readonly productId: string
  readonly mechanism: string
  readonly villageCode: string
  readonly householdKind: string
  /** empty for goods */
  readonly householdId: string
  /** 1, −1 or 0, as the entry's */
  readonly captured: number
  /** bit n: of this order's rows this is the first in the scope that n's bits name; see `ORDER_SCOPES` */
  readonly firstOf: number
  readonly gmvFen: bigint
  readonly refundsFen: bigint
  readonly linkedFen: bigint
  readonly accruedFen: bigint
  readonly settledFen: bigint
  readonly payableFen: bigint
  readonly acknowledgedFen: bigint
  readonly paidFen: bigint
  readonly receivedFen: bigint
  readonly inAdvanceFen: bigint
}

/** Dimensions of goods that orders are counted by. An order has lines in several, so each set of them has its own count. */
export const ORDER_DIMENSIONS = ["countyCode", "cooperativeId", "productId", "mechanism"] as const
export type OrderDimension = (typeof ORDER_DIMENSIONS)[number]

/** All sixteen sets; number n holds dimension i where bit i of n is set. So counts of distinct orders add up in any report. */
export const ORDER_SCOPES: readonly (readonly OrderDimension[])[] = Array.from({ length: 16 }, (_, bits) => ORDER_DIMENSIONS.filter((__, index) => (bits >> index) & 1))

/** The scope with exactly these dimensions. */
export const orderScope = (dimensions: ReadonlySet<OrderDimension>): number => ORDER_DIMENSIONS.reduce((bits, dimension, index) => (dimensions.has(dimension) ? bits | (1 << index) : bits), 0)

/** Which entry a fact row is of, and everything it counts. Facts that add nothing to any sum are left out. */
export function factRows(facts: EntryFacts): FactRow[] {
  const firstOf = facts.captured === 0 ? null : firsts(facts.sales)
  const goods = facts.sales.map((fact, position) => goodsRow(facts, fact, { position, firstOf: firstOf?.[position] ?? 0 }))
  return [...goods, ...facts.shares.map((fact, index) => shareRow(facts, fact, goods.length + index))]
}

/** Field by field, not by spreading: a long journal makes tens of millions of these. */
function goodsRow({ sequence, day, orderId, batchId, captured }: EntryFacts, fact: SaleFact, { position, firstOf }: Pick<FactRow, "position" | "firstOf">): FactRow {
  const { countyCode, cooperativeId, productId, mechanism, gmvFen, refundsFen, linkedFen } = fact
  return {
    sequence, position, day, orderId: orderId ?? "", batchId: batchId ?? "", countyCode, cooperativeId, productId, mechanism: mechanism ?? "", villageCode: "", householdKind: "", householdId: "", captured, firstOf,
    gmvFen, refundsFen, linkedFen, accruedFen: 0n, settledFen: 0n, payableFen: 0n, acknowledgedFen: 0n, paidFen: 0n, receivedFen: 0n, inAdvanceFen: 0n,
  }
}

function shareRow({ sequence, day, orderId, batchId }: EntryFacts, fact: ShareFact, position: number): FactRow {
  const { countyCode, cooperativeId, productId, mechanism, villageCode, householdKind, householdId, accruedFen, settledFen, payableFen, acknowledgedFen, paidFen, receivedFen, inAdvanceFen } = fact
  return {
    sequence, position, day, orderId: orderId ?? "", batchId: batchId ?? "", countyCode, cooperativeId, productId, mechanism: mechanism ?? "", villageCode: villageCode ?? "", householdKind, householdId, captured: 0, firstOf: 0,
    gmvFen: 0n, refundsFen: 0n, linkedFen: 0n, accruedFen, settledFen, payableFen, acknowledgedFen, paidFen, receivedFen, inAdvanceFen,
  }
}

function firsts(sales: readonly SaleFact[]): number[] {
  const seen = ORDER_SCOPES.map(() => new Set<string>())
  return sales.map((fact) =>
    ORDER_SCOPES.reduce((bits, scope, number) => {
      const place = scope.map((dimension) => fact[dimension] ?? "").join("\n")
      if (seen[number]?.has(place)) return bits
      seen[number]?.add(place)
      return bits | (1 << number)
    }, 0),
  )
}

type Amount = "gmvFen" | "refundsFen" | "linkedFen" | "accruedFen" | "acknowledgedFen" | "paidFen" | "receivedFen" | "inAdvanceFen"
type Grain = "day" | "month" | "countyCode" | "cooperativeId" | "productId" | "mechanism" | "villageCode" | "householdKind" | "householdId" | "orderId"

/** What a rollup is: its grain, what it sums over it, and whether it counts orders. A fact that moves none of it has no row. */
export interface Rollup {
  readonly grain: readonly Grain[]
  readonly sums: readonly Amount[]
  readonly countsOrders: boolean
}

const CELL = ["countyCode", "cooperativeId", "productId", "mechanism"] as const
const HOUSEHOLD = [...CELL, "villageCode", "householdKind", "householdId"] as const
const GOODS = ["gmvFen", "refundsFen", "linkedFen"] as const
const RUNGS = ["accruedFen", "acknowledgedFen", "paidFen", "receivedFen", "inAdvanceFen"] as const

/**
 * The four rollups and no more. `sales_day`: every measure of goods and benefit, and order counts · `household_month`:
 * distinct households of whole months · `household_day`: of the days at a period's edges · `order_day`: the orders behind
 * a figure. Written in the transaction of their entry; always rebuildable from it.
 */
export const ROLLUPS = {
  sales_day: { grain: ["day", ...CELL], sums: [...GOODS, ...RUNGS], countsOrders: true },
  household_day: { grain: ["day", ...HOUSEHOLD], sums: RUNGS, countsOrders: false },
  household_month: { grain: ["month", ...HOUSEHOLD], sums: RUNGS, countsOrders: false },
  order_day: { grain: ["day", ...CELL, "orderId"], sums: [...GOODS, "accruedFen"], countsOrders: false },
} as const satisfies Record<string, Rollup>
export type RollupName = keyof typeof ROLLUPS
export const ROLLUP_NAMES = Object.keys(ROLLUPS) as readonly RollupName[]

/** One row's addition to a rollup: its key, and what it adds to each sum and order count. */
export interface RollupStep { readonly key: readonly string[]; readonly adds: readonly bigint[] }

/** What one fact adds to a rollup; null where it moves nothing of it. */
export function rollupStep(name: RollupName, row: FactRow): RollupStep | null {
  const rollup: Rollup = ROLLUPS[name]
  if (rollup.grain.includes("householdId") && row.householdId === "") return null
  if (rollup.grain.includes("orderId") && row.orderId === "") return null
  const isCapture = row.captured !== 0 && !rollup.grain.includes("householdId")
  if (!isCapture && rollup.sums.every((amount) => row[amount] === 0n)) return null
  const sums = rollup.sums.map((amount) => row[amount])
  const key = rollup.grain.map((part) => (part === "month" ? `${row.day.slice(0, 7)}-01` : row[part]))
  return { key, adds: rollup.countsOrders ? [...sums, ...ordersOf(row)] : sums }
}

const NO_ORDERS = ORDER_SCOPES.map(() => 0n)

const ordersOf = ({ captured, firstOf }: FactRow): readonly bigint[] => (captured === 0 ? NO_ORDERS : ORDER_SCOPES.map((_, number) => BigInt(captured * ((firstOf >> number) & 1))))
