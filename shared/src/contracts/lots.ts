import { z } from "zod"
import { publicCount } from "./catalogue.js"
import { door } from "./door.js"
import { namelessReason, paged, paging, recordVersion, regionCode, saleMechanism, shanghaiDay } from "./scalars.js"

/** Whole base units (g, ml, piece) of one statement: at most a thousand tonnes. */
export const baseUnits = z.number().int().min(1).max(1_000_000_000)
export const baseUnit = z.enum(["g", "ml", "piece"])

/** What a cooperative calls a lot; unique among its own lots. It stands on the label and in the address of the trace page. */
export const lotNumber = z.string().trim().regex(/^[\p{L}\p{N}]([\p{L}\p{N} ._-]{0,38}[\p{L}\p{N}])?$/u, "a lot number has 1 to 40 letters, digits, dots, dashes or spaces")

/** 承诺达标合格证 (in force 2026-02-01). The promiser is the cooperative and its contact the cooperative's own; the quantity is the lot's. */
export const lotCertificate = z.object({ number: z.string().trim().min(1).max(60), product: z.string().trim().min(1).max(60), origin: z.string().trim().min(1).max(80), issued_on: shanghaiDay }).strict()

const contribution = z.object({ household_id: z.string().min(1).max(64), base_units: baseUnits }).strict()
const contributions = z.array(contribution).min(1).max(5_000)
const evidence_file_id = z.string().min(1).max(64)

export const movementKind = z.enum(["spoilage", "sample", "return", "correction_up", "correction_down"])
export const correctionDirection = z.enum(["up", "down"])

/** 批次. Quantities are whole base units; `remaining` = delivered + corrected − drawn − removed. `frozen`: something was drawn, so the contributions stand for ever. */
export const lot = z.object({
  id: z.string(), number: z.string(), cooperative: z.object({ id: z.string(), name: z.string() }), county_code: regionCode, inventory_item: z.object({ id: z.string(), title: z.string() }), village_name: z.string(),
  harvest_date: shanghaiDay, base_unit: baseUnit, delivered: z.number().int(), corrected: z.number().int(), drawn: z.number().int(), removed: z.number().int(), remaining: z.number().int(), households: z.number().int(), frozen: z.boolean(),
  certificate: lotCertificate.extend({ promiser: z.string() }).nullable(), evidence_file_id: z.string().nullable(), recorded_at: z.string(),
})
export type Lot = z.infer<typeof lot>

/** What changed a lot beside sales. `order_id`: whose goods came back. */
export const lotMovement = z.object({ id: z.string(), kind: movementKind, base_units: z.number().int(), reason: z.string(), order_id: z.string().nullable(), evidence_file_id: z.string().nullable(), actor: z.string(), recorded_at: z.string() })

/** A correction of the counted quantity: one person proposes, another decides. */
export const lotCorrection = z.object({
  id: z.string(), lot: z.object({ id: z.string(), number: z.string() }), cooperative_id: z.string(), direction: correctionDirection, base_units: z.number().int(), reason: z.string(), evidence_file_id: z.string().nullable(),
  state: z.enum(["proposed", "approved", "rejected"]), version: recordVersion, proposed_by: z.string(), proposed_at: z.string(), decided_by: z.string().nullable(), decided_at: z.string().nullable(), decision_reason: z.string().nullable(),
})
export type LotCorrection = z.infer<typeof lotCorrection>

/** A household's part, with its code and masked name so that the cooperative can tell whose it is. */
const lotContribution = z.object({ household_id: z.string(), household_code: z.string().nullable(), name: z.string().nullable(), base_units: z.number().int() })
export const lotDetail = lot.extend({ contributions: z.array(lotContribution), movements: z.array(lotMovement), corrections: z.array(lotCorrection) })
export type LotDetail = z.infer<typeof lotDetail>

/** What a sale took. `released`: the sale never came about and the goods are back. */
export const lotDraw = z.object({ order_id: z.string().nullable(), base_units: z.number().int(), released: z.boolean(), drawn_at: z.string() })

/**
 * A lot as anybody may read it from its label. Village, quantity and the number of households are told where five or more
 * delivered, the quantity once nothing can be added; `named` are households that allowed their name on the shop.
 */
export const publicLot = z.object({
  number: z.string(), goods: z.string(), cooperative: z.object({ name: z.string() }), county: z.object({ code: regionCode, name: z.string() }), village: z.string().nullable(), harvest_date: shanghaiDay, base_unit: baseUnit,
  quantity: z.number().int().nullable(), households: publicCount, fewer_than_five: z.boolean(), named: z.array(z.string()), certificate: lotCertificate.extend({ promiser: z.string() }).nullable(),
  /** the rule a sale of it stands under today; null where none does */
  agreement: z.object({ mechanism: saleMechanism, rule: z.string() }).nullable(),
})
export type PublicLot = z.infer<typeof publicLot>

export const publicLotDoors = {
  trace: door({ method: "GET", path: "/store/lots/:number", audience: "public", summary: "Where a lot comes from; two cooperatives may have used one number, the newest harvest first", answer: z.object({ lots: z.array(publicLot).min(1) }) }),
} as const

/** Something of one's own that lots can deliver: an inventory item and what it is counted in. */
export const lotGoods = z.object({ inventory_item_id: z.string(), title: z.string(), base_unit: baseUnit, lots: z.number().int(), remaining: z.number().int() })

const lotPage = z.object({ lots: z.array(lot), ...paged })
const whole = z.object({ lot: lotDetail })
const correctionBody = z.object({ direction: correctionDirection, base_units: baseUnits, reason: namelessReason, evidence_file_id: evidence_file_id.optional() }).strict()
const correctionAnswer = z.object({ correction: lotCorrection })
const listed = { ...paging, inventory_item: z.string().max(64).optional(), number: z.string().trim().max(40).optional(), harvested_from: shanghaiDay.optional(), harvested_to: shanghaiDay.optional(), remaining: z.enum(["some", "none"]).optional() }

/** A cooperative's own lots. Another cooperative's lot answers like one that never was. */
export const cooperativeLotDoors = {
  goods: door({ method: "GET", path: "/cooperative/lot-goods", audience: "member", summary: "The own goods that lots can deliver, with what they are counted in", answer: z.object({ goods: z.array(lotGoods) }) }),
  list: door({ method: "GET", path: "/cooperative/lots", audience: "member", summary: "Own lots, the newest harvest first", query: z.object(listed).strict(), answer: lotPage }),
  record: door({
    method: "POST", path: "/cooperative/lots", audience: "member", status: 201, refusals: ["lot_number_taken", "not_a_member", "cooperative_not_approved"],
    summary: "Records a delivered lot: who delivered how much. The same number with the same contents again is the same lot",
    body: z.object({ number: lotNumber, inventory_item_id: z.string().min(1).max(64), harvest_date: shanghaiDay, base_unit: baseUnit, contributions, certificate: lotCertificate.optional(), evidence_file_id: evidence_file_id.optional() }).strict(), answer: whole,
  }),
  one: door({ method: "GET", path: "/cooperative/lots/:id", audience: "member", summary: "One own lot with contributions, movements and corrections", answer: whole }),
  contribute: door({ method: "POST", path: "/cooperative/lots/:id/contributions", audience: "member", status: 201, refusals: ["lot_frozen", "household_in_lot", "not_a_member"], summary: "Adds households' deliveries until something is drawn from the lot; a household delivers once to a lot", body: z.object({ contributions }).strict(), answer: whole }),
  move: door({
    method: "POST", path: "/cooperative/lots/:id/movements", audience: "member", status: 201, refusals: ["lot_exhausted", "key_reused"],
    summary: "Records spoilage or a sample; goods of an order come back by their return case. `key` is the sender's own: the same one again is the same movement",
    body: z.object({ key: z.string().trim().min(8).max(64), kind: z.enum(["spoilage", "sample"]), base_units: baseUnits, reason: namelessReason, evidence_file_id: evidence_file_id.optional() }).strict(), answer: whole,
  }),
  correct: door({ method: "POST", path: "/cooperative/lots/:id/corrections", audience: "member", status: 201, summary: "Proposes a correction of the counted quantity; programme staff decide", refusals: ["wrong_state"], body: correctionBody, answer: correctionAnswer }),
} as const

/** Lots as programme staff see them; a county officer those of the own county. */
export const lotDoors = {
  list: door({ method: "GET", path: "/admin/benefit-lots", audience: "staff", summary: "Lots, the newest harvest first", query: z.object({ ...listed, cooperative: z.string().max(64).optional(), county: regionCode.optional() }).strict(), answer: lotPage }),
  one: door({ method: "GET", path: "/admin/benefit-lots/:id", audience: "staff", summary: "One lot with contributions, movements and corrections", answer: whole }),
  draws: door({ method: "GET", path: "/admin/benefit-lots/:id/draws", audience: "staff", summary: "What sales took of a lot, the newest first", query: z.object({ ...paging }).strict(), answer: z.object({ draws: z.array(lotDraw), ...paged }) }),
  correct: door({ method: "POST", path: "/admin/benefit-lots/:id/corrections", audience: "staff", status: 201, summary: "Proposes a correction of the counted quantity; another person decides", refusals: ["wrong_state"], body: correctionBody, answer: correctionAnswer }),
  corrections: door({ method: "GET", path: "/admin/benefit-lot-corrections", audience: "staff", summary: "Corrections of lots, the newest first", query: z.object({ ...paging, state: z.enum(["proposed", "approved", "rejected"]).optional() }).strict(), answer: z.object({ corrections: z.array(lotCorrection), ...paged }) }),
  decide: door({ method: "POST", path: "/admin/benefit-lot-corrections/:id/decision", audience: "staff", summary: "A second person approves or rejects a correction; approved, the lot and its stock change", refusals: ["wrong_state", "stale_version", "same_person", "lot_exhausted"], body: z.object({ version: recordVersion, decision: z.enum(["approve", "reject"]), reason: namelessReason }).strict(), answer: correctionAnswer }),
} as const
