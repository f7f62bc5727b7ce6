import { z } from "zod"
import { givenBack, refundBearer } from "./after-sales.js"
import { door } from "./door.js"
import { ledgerEntry } from "./reports.js"
import { decisionReason, fen, namelessReason, paged, paging, recordVersion } from "./scalars.js"

const sequence = z.string().regex(/^[1-9]\d{0,17}$/, "a sequence is a whole number above 0")

/** What a refund should have said. Its money is the same: lines and freight sum to it. */
const restatedRefund = z.object({
  reason: z.enum(["cancellation", "return", "compensation"]),
  /** exactly when the reason is compensation */
  bearer: refundBearer.optional(),
  lines: z.array(z.object({ line_id: z.string().min(1).max(64), quantity: z.number().int().min(0).max(99).default(0), amount_fen: givenBack }).strict()).max(50),
  freight: z.array(z.object({ cooperative_id: z.string().min(1).max(64), amount_fen: givenBack }).strict()).max(20).default([]),
}).strict().refine((refund) => (refund.reason === "compensation") === (refund.bearer !== undefined), { path: ["bearer"], error: "bearer_with_compensation" })

/** `posted_in_error`: undone, and nothing takes its place; only for refunds that moved no money. The others state the refund anew. */
export const correctionReasonCode = z.enum(["unspecified_refund", "wrong_lines", "wrong_reason", "wrong_bearer", "posted_in_error"])

/** `version` is the order's, as `/admin/benefit-orders/:id/refunds` says it. */
export const entryCorrectionAsked = z.object({
  sequence, version: recordVersion, reason_code: correctionReasonCode, reason: namelessReason,
  /** a file kept for the platform itself, of purpose `voucher` */
  evidence_file_id: z.string().min(1).max(64).optional(),
  restated: restatedRefund.optional(),
}).strict().refine((asked) => (asked.reason_code === "posted_in_error") === (asked.restated === undefined), { path: ["restated"], error: "restated_unless_in_error" })

/** 更正: one person asks, another decides. `entries` are what it appends: foreseen while it waits, empty where the law refuses it by now. */
export const entryCorrection = z.object({
  id: z.string(), sequence, order_id: z.string(), reason_code: correctionReasonCode, reason: z.string(), evidence_file_id: z.string().nullable(),
  restated: z.object({ reason: z.enum(["cancellation", "return", "compensation"]), bearer: refundBearer.nullable(), lines: z.array(z.object({ line_id: z.string(), quantity: z.number().int(), amount_fen: fen })), freight: z.array(z.object({ cooperative_id: z.string(), amount_fen: fen })) }).nullable(),
  state: z.enum(["proposed", "approved", "rejected"]), version: recordVersion,
  proposed_by: z.string(), proposed_at: z.string(), decided_by: z.string().nullable(), decided_at: z.string().nullable(), decision_reason: z.string().nullable(),
})
export type EntryCorrection = z.infer<typeof entryCorrection>

const foreseen = ledgerEntry.pick({ kind: true, source: true, day: true, postings: true })
const answer = z.object({ correction: entryCorrection, entries: z.array(foreseen) })
export type EntryCorrectionAnswer = z.infer<typeof answer>

const OFFICE = ["office", "operator"] as const
const READERS = ["prefecture", ...OFFICE] as const

/** Manual correction of entries with two-person approval (LEDGER 10). */
export const entryCorrectionDoors = {
  list: door({ method: "GET", path: "/admin/benefit-ledger-corrections", audience: "staff", roles: READERS, summary: "Corrections of entries, the newest first", query: z.object({ ...paging, state: z.enum(["proposed", "approved", "rejected"]).optional() }).strict(), answer: z.object({ corrections: z.array(entryCorrection), ...paged }) }),
  ask: door({
    method: "POST", path: "/admin/benefit-ledger-corrections", audience: "staff", roles: OFFICE, status: 201, body: entryCorrectionAsked, answer,
    summary: "Asks for a correction of a refund's entry: stated anew with lines, freight, reason and bearer; the postings it would append are computed, never sent", refusals: ["stale_version", "wrong_state", "not_correctable", "unlawful"],
  }),
  one: door({ method: "GET", path: "/admin/benefit-ledger-corrections/:id", audience: "staff", roles: READERS, summary: "One correction with the entries it appends", answer }),
  decide: door({
    method: "POST", path: "/admin/benefit-ledger-corrections/:id/decision", audience: "staff", roles: OFFICE, answer,
    summary: "A second person approves or rejects; approved, reversal and new statement are appended to the chain", refusals: ["stale_version", "wrong_state", "same_person", "unlawful"],
    body: z.object({ version: recordVersion, decision: z.enum(["approve", "reject"]), reason: decisionReason }).strict(),
  }),
} as const
