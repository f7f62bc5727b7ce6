import { z } from "zod"
import { door } from "./door.js"
import { fen, paging, regionCode, shanghaiDay } from "./scalars.js"

/** The five measures (LEDGER 25) and two counts. Never summed with one another. */
export const measures = z.object({ gmv_fen: fen, refunds_fen: fen, net_sales_fen: fen, linked_sales_fen: fen, benefit_accrued_fen: fen, benefit_paid_fen: fen, households: z.number().int(), orders: z.number().int() })
export type Measures = z.infer<typeof measures>

/** Query of every `/admin/benefit-reports/*` route: Asia/Shanghai days, both inclusive. */
export const reportQuery = z.object({ from: shanghaiDay, to: shanghaiDay, county: regionCode.optional(), cooperative: z.string().max(64).optional() }).strict().refine((q) => q.from <= q.to, { path: ["to"], message: "the period ends before it begins" })
export type ReportQuery = z.infer<typeof reportQuery>

export const ledgerHead = z.object({ sequence: z.string(), hash: z.string() })

/** `GET /admin/benefit-reports/summary`: from the rollups, with the same fields recomputed from the raw entries (LEDGER 26). */
export const reportSummary = measures.extend({ recomputed: measures, matches: z.boolean(), head: ledgerHead, checkpoint: z.object({ sequence: z.string(), at: z.string(), signature: z.string() }).nullable() })
export type ReportSummary = z.infer<typeof reportSummary>

/** `GET /admin/benefit-reports/by-county` and `/by-cooperative` → `{ rows, recomputed_rows_match }`; households are distinct inside a row and do not add. */
export const reportRow = measures.extend({ key: z.string(), name: z.string() })
export const reportBreakdown = z.object({ rows: z.array(reportRow), matches: z.boolean(), head: ledgerHead })

/** `GET /admin/benefit-reports/orders` (reportQuery + page) → the orders behind a figure. */
export const reportOrder = z.object({ order_id: z.string(), display_id: z.number().int().nullable(), day: shanghaiDay, gmv_fen: fen, refunds_fen: fen, net_sales_fen: fen, linked_sales_fen: fen, benefit_accrued_fen: fen, households: z.number().int() })
export const reportOrders = z.object({ orders: z.array(reportOrder), total: z.number().int(), page: z.number().int(), page_size: z.number().int() })

/** `GET /admin/benefit-ledger-entries?source_id=` (order id, provider object id or Medusa payment/refund id) → `{ entries }` */
export const ledgerPosting = z.object({ account: z.string(), amount_fen: fen, cooperative_id: z.string().nullable(), household_id: z.string().nullable(), line_id: z.string().nullable() })
export const ledgerEntry = z.object({
  sequence: z.string(), kind: z.string(), source: z.object({ provider: z.string(), kind: z.string(), object_id: z.string() }), order_id: z.string().nullable(),
  occurred_at: z.string(), day: shanghaiDay, recorded_at: z.string(), previous_hash: z.string(), hash: z.string(),
  postings: z.array(ledgerPosting), snapshot: z.unknown(),
})
export type LedgerEntryView = z.infer<typeof ledgerEntry>

/** Reports for staff; a county officer reads the own county. */
export const reportDoors = {
  summary: door({ method: "GET", path: "/admin/benefit-reports/summary", audience: "staff", summary: "The five measures of a period, from the rollups and recomputed from the raw entries", query: reportQuery, answer: reportSummary, refusals: ["ledger_broken"] }),
  byCounty: door({ method: "GET", path: "/admin/benefit-reports/by-county", audience: "staff", summary: "One row per county of origin", query: reportQuery, answer: reportBreakdown, refusals: ["ledger_broken"] }),
  byCooperative: door({ method: "GET", path: "/admin/benefit-reports/by-cooperative", audience: "staff", summary: "One row per cooperative", query: reportQuery, answer: reportBreakdown, refusals: ["ledger_broken"] }),
  orders: door({ method: "GET", path: "/admin/benefit-reports/orders", audience: "staff", summary: "The orders behind a figure", query: z.object({ ...reportQuery.shape, ...paging }).strict(), answer: reportOrders, refusals: ["ledger_broken"] }),
  entries: door({ method: "GET", path: "/admin/benefit-ledger-entries", audience: "staff", summary: "The entries of an order, a provider's object or a Medusa payment or refund", query: z.object({ source_id: z.string().trim().min(1).max(100) }).strict(), answer: z.object({ entries: z.array(ledgerEntry) }), refusals: ["ledger_broken"] }),
} as const
