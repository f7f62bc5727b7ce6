import { z } from "zod"
import { door } from "./door.js"
import { fen, paged, paging, regionCode, saleMechanism, shanghaiDay } from "./scalars.js"

/** The five measures (LEDGER 25) and two counts. Never summed with one another. */
export const measures = z.object({
  gmv_fen: fen, refunds_fen: fen, net_sales_fen: fen, linked_sales_fen: fen, benefit_accrued_fen: fen, benefit_paid_fen: fen,
  /** distinct over the whole period: neither months nor rows add up */
  households: z.number().int(),
  /** captured in the period, less those whose capture was reversed in it */
  orders: z.number().int(),
})
export type Measures = z.infer<typeof measures>

/**
 * How far the benefit is proven (LEDGER 22), beside accrued and paid: each rung counts on the day of its own event.
 * `paid_in_advance_fen`: settled for goods that came back; the household keeps it, its cooperative owes it (LEDGER 23).
 */
export const evidenceLadder = z.object({ benefit_acknowledged_fen: fen, benefit_received_fen: fen, paid_in_advance_fen: fen, households_acknowledged: z.number().int(), households_paid: z.number().int(), households_received: z.number().int() })
export const provenMeasures = measures.extend(evidenceLadder.shape)
export type ProvenMeasures = z.infer<typeof provenMeasures>

const goodsFilter = { from: shanghaiDay, to: shanghaiDay, county: regionCode.optional(), cooperative: z.string().max(64).optional(), product: z.string().max(64).optional(), /** `none`: goods under no agreement */ mechanism: z.enum([...saleMechanism.options, "none"]).optional() }
const householdFilter = { village: z.string().regex(/^\d{9}(\d{3})?$/, "a village code has nine or twelve digits").optional(), kind: z.enum(["lifted", "monitored_unstable", "monitored_marginal", "monitored_shock", "at_risk", "general"]).optional() }
const asked = (byDefault: "true" | "false") => z.enum(["true", "false"]).default(byDefault).transform((text) => text === "true")
const inOrder = (period: { from: string; to: string }) => period.from <= period.to
const disorder = { path: ["to"], message: "the period ends before it begins" }

/** Query of every `/admin/benefit-reports/*` route: Asia/Shanghai days, both inclusive. */
export const reportQuery = z.object(goodsFilter).strict().refine(inOrder, disorder)
export type ReportQuery = z.infer<typeof reportQuery>

/** `recompute=false` leaves the raw entries alone: much faster over long periods, and unproven. */
export const summaryQuery = z.object({ ...goodsFilter, recompute: asked("true") }).strict().refine(inOrder, disorder)

/** What a breakdown's rows are told apart by. */
export const breakdownBy = z.enum(["county", "cooperative", "product", "mechanism", "village", "kind", "month"])
export type BreakdownBy = z.infer<typeof breakdownBy>
export const breakdownQuery = z.object({ ...goodsFilter, ...householdFilter, by: breakdownBy, recompute: asked("false") }).strict().refine(inOrder, disorder)
export type BreakdownQuery = z.input<typeof breakdownQuery>

const reportOrdersQuery = z.object({ ...goodsFilter, ...paging }).strict().refine(inOrder, disorder)

export const ledgerHead = z.object({ sequence: z.string(), hash: z.string() })

/** From the rollups, with the same fields recomputed from the raw entries (LEDGER 26) unless that was not asked. */
export const reportSummary = provenMeasures.extend({ recomputed: provenMeasures.nullable(), matches: z.boolean().nullable(), head: ledgerHead, checkpoint: z.object({ sequence: z.string(), at: z.string(), signature: z.string() }).nullable() })
export type ReportSummary = z.infer<typeof reportSummary>

/** One row; households are distinct inside a row and do not add. */
export const reportRow = measures.extend({ key: z.string(), name: z.string() })
export const reportBreakdown = z.object({ rows: z.array(reportRow), matches: z.boolean(), head: ledgerHead })

/**
 * Measures of a breakdown. Goods belong to no household: by village or kind, or filtered by one of them, the goods' fields
 * and the count of orders are null, and only the benefit's are there.
 */
export const breakdownMeasures = provenMeasures.extend({ gmv_fen: fen.nullable(), refunds_fen: fen.nullable(), net_sales_fen: fen.nullable(), linked_sales_fen: fen.nullable(), orders: z.number().int().nullable() })
export const breakdownRow = breakdownMeasures.extend({ key: z.string(), name: z.string() })
/** `recomputed` and `matches` are null unless `recompute=true`. */
export const anyBreakdown = z.object({ by: breakdownBy, rows: z.array(breakdownRow), total: breakdownMeasures, recomputed: z.object({ rows: z.array(breakdownRow), total: breakdownMeasures }).nullable(), matches: z.boolean().nullable(), head: ledgerHead })
export type AnyBreakdown = z.infer<typeof anyBreakdown>

/** The orders behind a figure; amounts are the part of each order that lies within the filter. */
export const reportOrder = z.object({ order_id: z.string(), display_id: z.number().int().nullable(), day: shanghaiDay, gmv_fen: fen, refunds_fen: fen, net_sales_fen: fen, linked_sales_fen: fen, benefit_accrued_fen: fen, households: z.number().int() })
export const reportOrders = z.object({ orders: z.array(reportOrder), ...paged })

/** `GET /admin/benefit-ledger-entries?source_id=` (order id, provider object id or Medusa payment/refund id) → `{ entries }` */
export const ledgerPosting = z.object({ account: z.string(), amount_fen: fen, cooperative_id: z.string().nullable(), household_id: z.string().nullable(), line_id: z.string().nullable() })
export const ledgerEntry = z.object({
  sequence: z.string(), kind: z.string(), source: z.object({ provider: z.string(), kind: z.string(), object_id: z.string() }), order_id: z.string().nullable(),
  occurred_at: z.string(), day: shanghaiDay, recorded_at: z.string(), previous_hash: z.string(), hash: z.string(),
  postings: z.array(ledgerPosting), snapshot: z.unknown(),
})
export type LedgerEntryView = z.infer<typeof ledgerEntry>

const refusals = ["ledger_broken", "other_county", "no_county"] as const

/** Reports for staff; a county officer's cover his county alone. */
export const reportDoors = {
  summary: door({ method: "GET", path: "/admin/benefit-reports/summary", audience: "staff", summary: "The measures of a period, twice: from the rollups and recomputed from the raw entries", query: summaryQuery, answer: reportSummary, refusals }),
  byCounty: door({ method: "GET", path: "/admin/benefit-reports/by-county", audience: "staff", summary: "The measures by county of origin, held against the raw entries", query: reportQuery, answer: reportBreakdown, refusals }),
  byCooperative: door({ method: "GET", path: "/admin/benefit-reports/by-cooperative", audience: "staff", summary: "The measures by cooperative, held against the raw entries", query: reportQuery, answer: reportBreakdown, refusals }),
  breakdown: door({ method: "GET", path: "/admin/benefit-reports/breakdown", audience: "staff", summary: "The measures and the evidence ladder by county, cooperative, product, mechanism, village, household kind or month; recomputed on demand", query: breakdownQuery, answer: anyBreakdown, refusals }),
  orders: door({ method: "GET", path: "/admin/benefit-reports/orders", audience: "staff", summary: "The orders behind a figure, newest first", query: reportOrdersQuery, answer: reportOrders, refusals }),
  entries: door({ method: "GET", path: "/admin/benefit-ledger-entries", audience: "staff", summary: "The entries of an order, a provider's object or a Medusa payment or refund", query: z.object({ source_id: z.string().trim().min(1).max(100) }).strict(), answer: z.object({ entries: z.array(ledgerEntry) }), refusals: ["ledger_broken"] }),
} as const
