import { z } from "zod"
import { door } from "./door.js"
import { decisionReason, fen, paged, paging, recordVersion, regionCode, shanghaiDay } from "./scalars.js"

/** `frozen` 已冻结 · `instructed` 已下发 · `partly_paid` 部分兑付 · `paid` 已兑付: how far a batch's households are paid. */
export const batchState = z.enum(["frozen", "instructed", "partly_paid", "paid"])
export type BatchState = z.infer<typeof batchState>

/**
 * What a batch freezes, in fen. sales − refunds = benefit + commission + goods; payable to the cooperative is goods +
 * freight − compensation + advances repaid, never below 0; what is below becomes a claim on it.
 */
export const batchFigures = z.object({
  parcels: z.number().int(), orders: z.number().int(), households: z.number().int(),
  sales_fen: fen, refunds_fen: fen, commission_fen: fen, benefit_fen: fen, goods_fen: fen, freight_fen: fen, compensation_fen: fen,
  /** the part of the benefit that households got at delivery */
  advances_fen: fen,
  /** the rest: what the payout list sums to */
  benefit_payable_fen: fen,
  /** owed by the cooperative for refunds of settled parcels, before this batch's offset and with this batch's own claims */
  receivable_before_fen: fen, offset_fen: fen, receivable_after_fen: fen,
  /** before the offset, and after it: what the cooperative is paid */
  cooperative_payable_fen: fen, cooperative_net_fen: fen,
})
export type BatchFigures = z.infer<typeof batchFigures>

/** How far a batch's households are along the evidence ladder (LEDGER 22). Counts of households, not of events. */
export const batchProgress = z.object({ households: z.number().int(), acknowledged: z.number().int(), paid: z.number().int(), received: z.number().int(), spot_checked: z.number().int(), paid_fen: fen, unpaid_fen: fen })
export type BatchProgress = z.infer<typeof batchProgress>

export const settlementBatch = z.object({
  id: z.string(), number: z.string(), cooperative: z.object({ id: z.string(), name: z.string() }), county_code: regionCode, from: shanghaiDay, to: shanghaiDay,
  state: batchState, version: recordVersion, frozen_at: z.string(), instructed_at: z.string().nullable(),
  figures: batchFigures, progress: batchProgress,
  /** the cooperative's own money, paid as instructed */
  cooperative_paid_fen: fen,
})
export type SettlementBatch = z.infer<typeof settlementBatch>

/** A household's part of a batch. Names and accounts are masked; the village is shown to those who may see the batch. */
export const batchHousehold = z.object({
  household_id: z.string(), household_code: z.string(), name: z.string().nullable(), bank_account: z.string().nullable(), village: z.string().nullable(),
  /** settled = advances + payable at freezing */
  settled_fen: fen, advances_fen: fen, payable_fen: fen, paid_fen: fen,
  acknowledged: z.boolean(), paid: z.boolean(), received: z.boolean(), spot_checked: z.boolean(),
  payout_id: z.string().nullable(), open_link: z.enum(["acknowledged", "received"]).nullable(), open_case: z.boolean(),
})
export type BatchHousehold = z.infer<typeof batchHousehold>

/** A payout with its voucher. `reversal`: a wrong voucher being taken back, by two persons. */
export const batchPayout = z.object({
  id: z.string(), paid_to: z.enum(["households", "cooperative"]), paid_on: shanghaiDay, amount_fen: fen, households: z.number().int(), evidence_file_id: z.string(), recorded_at: z.string(),
  reversal: z.object({ id: z.string(), state: z.enum(["proposed", "approved", "rejected"]), reason: z.string(), proposed_by: z.string() }).nullable(),
})
export type BatchPayout = z.infer<typeof batchPayout>

const ids = z.array(z.string().min(1).max(64)).min(1).max(5_000)
const page = z.object({ ...paging }).strict()
const listQuery = z.object({ ...paging, cooperative: z.string().max(64).optional(), state: batchState.optional() }).strict()
const batchPage = z.object({ batches: z.array(settlementBatch), ...paged })
const batchDetail = z.object({ batch: settlementBatch, payouts: z.array(batchPayout) })
const householdPage = z.object({ households: z.array(batchHousehold), ...paged })
const freezing = z.object({ cooperative: z.string().min(1).max(64), to: shanghaiDay }).strict()

/** What an upload says of whom: `household_ids` left out means every household it can mean. Amounts come from the batch, never from here. */
export const payoutRequest = z.object({ evidence_file_id: z.string().min(1).max(64), paid_on: shanghaiDay, household_ids: ids.optional() }).strict()
export const confirmationSheet = z.object({ step: z.enum(["acknowledged", "received"]), evidence_file_id: z.string().min(1).max(64), household_ids: ids.optional() }).strict()
export const linkRequest = z.object({ step: z.enum(["acknowledged", "received"]), household_ids: ids.optional() }).strict()
export const confirmationLink = z.object({ household_id: z.string(), name: z.string().nullable(), step: z.enum(["acknowledged", "received"]), /** shown once; only its hash is kept */ url: z.string(), expires_at: z.string() })
const links = z.object({ links: z.array(confirmationLink) })
const recorded = z.object({ batch: settlementBatch, /** how many households this call added; 0 when everything was on record */ added: z.number().int() })
const fileQuery = z.object({ format: z.enum(["xlsx", "csv"]).default("xlsx"), reason: decisionReason }).strict()
const fileFormat = z.object({ format: z.enum(["xlsx", "csv"]).default("xlsx") }).strict()

/** A household said that a confirmation is wrong; staff look into it. Reasons are a closed list, so that nobody's name is written here. */
export const caseReason = z.enum(["amount_wrong", "quantity_wrong", "not_received", "not_mine"])
export const handoverCase = z.object({
  id: z.string(), batch_id: z.string(), cooperative_id: z.string(), household_id: z.string(), step: z.enum(["acknowledged", "received"]), reason: caseReason,
  state: z.enum(["open", "closed"]), opened_at: z.string(), closed_at: z.string().nullable(), resolution: z.string().nullable(), version: recordVersion,
})
export type HandoverCase = z.infer<typeof handoverCase>

/** Why a parcel past its window is not settled yet: its buyer's case is undecided, its goods are on their way back, or its refund is. */
export const holdReason = z.enum(["return_asked", "goods_awaited", "refund_pending"])
/** 暂缓结算: parcels with an open return case are left for the batch after it is closed. */
export const heldBack = z.object({ reason: holdReason, parcels: z.number().int().min(1) })
export type HeldBack = z.infer<typeof heldBack>
/** One of the cooperative's own. */
export const heldParcel = z.object({ order_id: z.string(), return_case_id: z.string(), reason: holdReason, asked_at: z.string() })

const OFFICE = ["office", "operator"] as const

/** Settlement for staff: batches, payout lists, vouchers, evidence. County officers see their own county's cooperatives. */
export const settlementDoors = {
  list: door({ method: "GET", path: "/admin/benefit-settlements", audience: "staff", summary: "Settlement batches, newest first", query: listQuery, answer: batchPage }),
  preview: door({ method: "GET", path: "/admin/benefit-settlements/preview", audience: "staff", roles: OFFICE, summary: "What freezing a cooperative's payable parcels up to a day would settle, and how many parcels wait for a return case; writes nothing", query: freezing, answer: z.object({ from: shanghaiDay, to: shanghaiDay, figures: batchFigures, held_back: z.array(heldBack) }), refusals: ["nothing_to_settle", "parcels_held_back", "period_settled"] }),
  freeze: door({ method: "POST", path: "/admin/benefit-settlements", audience: "staff", roles: OFFICE, summary: "Freezes every payable parcel of a cooperative up to a day into a batch; asked twice it is the same batch", body: freezing, answer: z.object({ batch: settlementBatch }), status: 201, refusals: ["nothing_to_settle", "parcels_held_back", "period_settled"] }),
  read: door({ method: "GET", path: "/admin/benefit-settlements/:id", audience: "staff", summary: "One batch with its payouts", answer: batchDetail }),
  households: door({ method: "GET", path: "/admin/benefit-settlements/:id/households", audience: "staff", summary: "A batch's households, masked, with their evidence", query: page, answer: householdPage }),
  instruct: door({ method: "POST", path: "/admin/benefit-settlements/:id/instruct", audience: "staff", roles: OFFICE, summary: "Marks a batch as handed to whoever pays it", body: z.object({ version: recordVersion }).strict(), answer: z.object({ batch: settlementBatch }), refusals: ["wrong_state", "stale_version"] }),
  payoutList: door({ method: "GET", path: "/admin/benefit-settlements/:id/payout-list", audience: "staff", summary: "The batch's households and amounts, masked, as a file", query: fileFormat, answer: null }),
  bankFile: door({ method: "GET", path: "/admin/benefit-settlements/:id/bank-file", audience: "staff", roles: OFFICE, summary: "Names, account numbers and amounts in full, with a control total; the reason goes into the access log", query: fileQuery, answer: null, refusals: ["wrong_state", "reason_names_somebody"] }),
  pay: door({ method: "POST", path: "/admin/benefit-settlements/:id/payouts", audience: "staff", roles: OFFICE, summary: "Records a voucher: these households, or all unpaid ones, were paid what the batch owes them", body: payoutRequest, answer: recorded, status: 201, refusals: ["wrong_state"] }),
  payCooperative: door({ method: "POST", path: "/admin/benefit-settlements/:id/cooperative-payout", audience: "staff", roles: OFFICE, summary: "Records the voucher of the cooperative's own money", body: z.object({ evidence_file_id: z.string().min(1).max(64), paid_on: shanghaiDay }).strict(), answer: z.object({ batch: settlementBatch }), status: 201, refusals: ["wrong_state"] }),
  confirm: door({ method: "POST", path: "/admin/benefit-settlements/:id/confirmations", audience: "staff", roles: ["county", ...OFFICE], summary: "Records a sheet that households signed: 农户确认 before payment, 收款确认 after", body: confirmationSheet, answer: recorded, status: 201, refusals: ["wrong_state"] }),
  spotCheck: door({
    method: "POST", path: "/admin/benefit-settlements/:id/spot-checks", audience: "staff", summary: "Marks households of a batch as visited and checked", status: 201, refusals: ["wrong_state"],
    body: z.object({ check_id: z.uuid(), household_ids: ids, county_code: regionCode, note: z.string().trim().min(4).max(300), evidence_file_id: z.string().min(1).max(64).optional() }).strict(), answer: recorded,
  }),
  openLinks: door({ method: "POST", path: "/admin/benefit-settlements/:id/confirmation-links", audience: "staff", roles: ["county", ...OFFICE], summary: "Confirmation links for households, shown once; older links of the same step end", body: linkRequest, answer: links, status: 201, refusals: ["wrong_state"] }),
  revokeLinks: door({ method: "POST", path: "/admin/benefit-settlements/:id/confirmation-links/revoke", audience: "staff", roles: ["county", ...OFFICE], summary: "Ends open confirmation links", body: linkRequest, answer: z.object({ revoked: z.number().int() }) }),
  proposeReversal: door({ method: "POST", path: "/admin/benefit-payouts/:id/reversal", audience: "staff", roles: OFFICE, summary: "Proposes to take back a payout whose voucher was wrong", body: z.object({ reason: decisionReason }).strict(), answer: z.object({ payout: batchPayout }), status: 201, refusals: ["wrong_state"] }),
  decideReversal: door({ method: "POST", path: "/admin/benefit-payouts/:id/reversal/decision", audience: "staff", roles: OFFICE, summary: "A second person approves or rejects it", body: z.object({ decision: z.enum(["approve", "reject"]), reason: decisionReason }).strict(), answer: z.object({ payout: batchPayout }), refusals: ["wrong_state", "same_person"] }),
  cases: door({ method: "GET", path: "/admin/benefit-handover-cases", audience: "staff", summary: "Confirmations that households said are wrong", query: z.object({ ...paging, state: z.enum(["open", "closed"]).optional() }).strict(), answer: z.object({ cases: z.array(handoverCase), ...paged }) }),
  closeCase: door({ method: "POST", path: "/admin/benefit-handover-cases/:id/close", audience: "staff", roles: ["county", ...OFFICE], summary: "Closes a case with what was found", body: z.object({ version: recordVersion, resolution: decisionReason }).strict(), answer: z.object({ case: handoverCase }), refusals: ["wrong_state", "stale_version"] }),
} as const

/** A refund of a settled parcel: owed by the cooperative, taken off its next batch; no household gives anything back (LEDGER 23). */
export const receivableLine = z.object({ sequence: z.string(), day: shanghaiDay, order_id: z.string(), batch_id: z.string(), amount_fen: fen, /** the part households had been settled: `paid_in_advance` */ paid_in_advance_fen: fen })

/** The same for a cooperative's own batches; another cooperative's id answers like one that never was. */
export const cooperativeSettlementDoors = {
  list: door({ method: "GET", path: "/cooperative/settlements", audience: "member", summary: "Own batches, newest first, what is owed for refunds of settled parcels, and which parcels wait for a return case", query: z.object({ ...paging, state: batchState.optional() }).strict(), answer: batchPage.extend({ receivable_fen: fen, receivables: z.array(receivableLine), held_back: z.array(heldParcel) }) }),
  read: door({ method: "GET", path: "/cooperative/settlements/:id", audience: "member", summary: "One own batch with its payouts", answer: batchDetail }),
  households: door({ method: "GET", path: "/cooperative/settlements/:id/households", audience: "member", summary: "An own batch's households, masked, with their evidence", query: page, answer: householdPage }),
  bankFile: door({ method: "GET", path: "/cooperative/settlements/:id/payout-list", audience: "member", summary: "Own households with names, accounts and amounts, to pay from the own bank; the reason goes into the access log", query: fileQuery, answer: null, refusals: ["wrong_state", "reason_names_somebody"] }),
  pay: door({ method: "POST", path: "/cooperative/settlements/:id/payouts", audience: "member", summary: "Records a voucher: these households, or all unpaid ones, were paid what the batch owes them", body: payoutRequest, answer: recorded, status: 201, refusals: ["wrong_state"] }),
  confirm: door({ method: "POST", path: "/cooperative/settlements/:id/confirmations", audience: "member", summary: "Records a sheet that households signed", body: confirmationSheet, answer: recorded, status: 201, refusals: ["wrong_state"] }),
  openLinks: door({ method: "POST", path: "/cooperative/settlements/:id/confirmation-links", audience: "member", summary: "Confirmation links for households, shown once; older links of the same step end", body: linkRequest, answer: links, status: 201, refusals: ["wrong_state"] }),
  revokeLinks: door({ method: "POST", path: "/cooperative/settlements/:id/confirmation-links/revoke", audience: "member", summary: "Ends open confirmation links", body: linkRequest, answer: z.object({ revoked: z.number().int() }) }),
} as const
