import { cooperativeProduct, ledgerEntry, reportBreakdown, reportOrders, reportSummary, type productDecision, type ReportQuery } from "@qianhang/shared/contracts"
import { z } from "zod"
import { call } from "./transport"

export type ReportFilter = ReportQuery
export type Decision = z.input<typeof productDecision>

export const readSummary = (filter: ReportFilter, signal?: AbortSignal) =>
  call({ path: "/admin/benefit-reports/summary", query: filter, answer: reportSummary, signal })

export const readBreakdown = (by: "by-county" | "by-cooperative", filter: ReportFilter, signal?: AbortSignal) =>
  call({ path: `/admin/benefit-reports/${by}`, query: filter, answer: reportBreakdown, signal })

export const readReportOrders = (filter: ReportFilter & { page: number }, signal?: AbortSignal) =>
  call({ path: "/admin/benefit-reports/orders", query: filter, answer: reportOrders, signal })

/** `sourceId`: an order, a provider's object, or a Medusa payment or refund. */
export const readEntries = async (sourceId: string, signal?: AbortSignal) =>
  (await call({ path: "/admin/benefit-ledger-entries", query: { source_id: sourceId }, answer: z.object({ entries: z.array(ledgerEntry) }), signal })).entries

export const listProposals = async (status: string, signal?: AbortSignal) =>
  (await call({ path: "/admin/benefit-products", query: { status }, answer: z.object({ products: z.array(cooperativeProduct) }), signal })).products

/** The contract fixes no answer: the list is read again. A rejection carries its reason to the cooperative. */
export const decideProduct = (id: string, decision: Decision) =>
  call({ method: "POST", path: `/admin/benefit-products/${encodeURIComponent(id)}/decision`, body: decision, answer: z.unknown() })
