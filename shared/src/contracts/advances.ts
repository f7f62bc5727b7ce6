import { z } from "zod"
import { door } from "./door.js"
import { fen, paged, paging, regionCode, shanghaiDay } from "./scalars.js"

/** An amount somebody was paid: more than nothing. */
export const paidFen = z.string().regex(/^[1-9]\d{0,11}$/, "an amount above 0 is a decimal string of integer fen")

const households = z.array(z.object({ household_id: z.string().min(1).max(64), amount_fen: paidFen }).strict()).min(1).max(5_000)

/** Households paid at delivery for goods of a lot that are not sold yet (LEDGER 19). `outstanding_fen`: not yet attributed to a sale. */
export const lotAdvance = z.object({ id: z.string(), cooperative_id: z.string(), lot: z.object({ id: z.string(), number: z.string() }), paid_on: shanghaiDay, households: z.number().int(), amount_fen: fen, outstanding_fen_of_lot: fen, evidence_file_id: z.string(), recorded_at: z.string() })
export type LotAdvance = z.infer<typeof lotAdvance>

/** 务工, 土地流转, 入股分红, 二次返还: facts of a cooperative's period in their own accounts, never part of the benefit of sales (LEDGER 20). */
export const periodMechanism = z.enum(["wage", "land_rent", "dividend", "second_return"])
export const periodBenefit = z.object({ id: z.string(), cooperative_id: z.string(), county_code: regionCode, mechanism: periodMechanism, from: shanghaiDay, to: shanghaiDay, households: z.number().int(), amount_fen: fen, evidence_file_id: z.string(), recorded_at: z.string() })
export type PeriodBenefit = z.infer<typeof periodBenefit>

const listQuery = { ...paging, cooperative: z.string().max(64).optional() }
const advancePage = z.object({ advances: z.array(lotAdvance), ...paged })
const periodPage = z.object({ period_benefits: z.array(periodBenefit), ...paged })
const evidence_file_id = z.string().min(1).max(64)

export const advanceDoors = {
  record: door({ method: "POST", path: "/cooperative/advances", audience: "member", summary: "Records that households of an own lot were paid at delivery; one voucher is recorded once", body: z.object({ lot_id: z.string().min(1).max(64), paid_on: shanghaiDay, evidence_file_id, households }).strict(), answer: z.object({ advance: lotAdvance }), status: 201, refusals: ["evidence_used", "not_a_contributor"] }),
  own: door({ method: "GET", path: "/cooperative/advances", audience: "member", summary: "Own advances, newest first", query: z.object({ ...paging }).strict(), answer: advancePage }),
  list: door({ method: "GET", path: "/admin/benefit-advances", audience: "staff", summary: "Advances at delivery, newest first", query: z.object(listQuery).strict(), answer: advancePage }),
} as const

export const periodBenefitDoors = {
  record: door({
    method: "POST", path: "/cooperative/period-benefits", audience: "member", summary: "Records wage, rent, dividend or second return of a period with its voucher; one voucher is recorded once", status: 201, refusals: ["evidence_used", "not_a_member"],
    body: z.object({ mechanism: periodMechanism, from: shanghaiDay, to: shanghaiDay, evidence_file_id, households }).strict().refine((body) => body.from <= body.to, { path: ["to"], message: "the period ends before it begins" }), answer: z.object({ period_benefit: periodBenefit }),
  }),
  own: door({ method: "GET", path: "/cooperative/period-benefits", audience: "member", summary: "Own period benefits, newest first", query: z.object({ ...paging }).strict(), answer: periodPage }),
  list: door({ method: "GET", path: "/admin/benefit-period-benefits", audience: "staff", summary: "Period benefits, newest first", query: z.object({ ...listQuery, mechanism: periodMechanism.optional() }).strict(), answer: periodPage }),
} as const
