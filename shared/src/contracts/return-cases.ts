import { z } from "zod"
import { givenBack, orderRefund, refundBearer } from "./after-sales.js"
import { door } from "./door.js"
import { namelessReason, paged, paging, recordVersion } from "./scalars.js"

const lineId = z.string().min(1).max(64)
const units = z.number().int().min(0).max(99)

/** 退货: ordinary goods come back without fault, within the window. 破损赔付: goods that arrived spoiled or broken; they stay with the buyer. */
export const returnKind = z.enum(["return", "damage"])
/** `asked` → `accepted` → `received`; or `refused`, `withdrawn`. Damage that is accepted is `compensated` at once. */
export const returnState = z.enum(["asked", "accepted", "received", "compensated", "refused", "withdrawn"])
/** Who bears the freight of goods that come back: borne by the cooperative, the parcel's freight goes back to the buyer too. */
export const returnFreight = z.enum(["buyer", "cooperative"])

/** 退货单. Each step has who, when and why; `refund` is the money, once it was asked for. */
export const returnCase = z.object({
  id: z.string(), order_id: z.string(), cooperative_id: z.string(), kind: returnKind, state: returnState, version: recordVersion, reason: z.string(), asked_at: z.string(),
  lines: z.array(z.object({ line_id: z.string(), quantity: z.number().int() })),
  steps: z.array(z.object({ step: z.enum(["accept", "refuse", "receive", "withdraw"]), reason: z.string().nullable(), freight_borne_by: returnFreight.nullable(), by: z.string(), at: z.string() })),
  refund: orderRefund.nullable(),
})
export type ReturnCase = z.infer<typeof returnCase>

/** What a buyer asks; the same key is the same case. */
export const returnAsked = z.object({
  idempotency_key: z.uuid(), cooperative_id: z.string().min(1).max(64), kind: returnKind, reason: namelessReason,
  lines: z.array(z.object({ line_id: lineId, quantity: z.number().int().min(1).max(99) }).strict()).min(1).max(50),
}).strict()

const decision = z.object({
  version: recordVersion, decision: z.enum(["accept", "refuse"]), reason: namelessReason,
  /** exactly when a return is accepted */
  freight_borne_by: returnFreight.optional(),
  /** exactly when damage is accepted: who pays, and how much for each line */
  compensation: z.object({ bearer: refundBearer, lines: z.array(z.object({ line_id: lineId, amount_fen: givenBack }).strict()).min(1).max(50) }).strict().optional(),
}).strict()

/** What arrived, in sale units: fit for sale again, or written off as spoilage. What did not arrive is not refunded. */
const receipt = z.object({ version: recordVersion, lines: z.array(z.object({ line_id: lineId, restocked: units, spoiled: units }).strict()).min(1).max(50) }).strict()

const answer = z.object({ return_case: returnCase })
const listed = { ...paging, open: z.enum(["true", "false"]).optional() }
const page = z.object({ return_cases: z.array(returnCase), ...paged })
const refusals = { ask: ["wrong_state", "window_over", "not_returnable", "more_than_bought", "idempotency_key_reused"], decide: ["stale_version", "wrong_state", "refund_exceeds_remainder"], receive: ["stale_version", "wrong_state", "more_than_bought", "refund_exceeds_remainder"] }
const OFFICE = ["office", "operator"] as const
const READERS = ["prefecture", ...OFFICE] as const

/** Goods come back by one case, from the buyer's word to the money. */
export const returnCaseDoors = {
  ask: door({ method: "POST", path: "/store/orders/:id/returns", audience: "public", status: 201, summary: "申请退货或破损赔付: the buyer of an order asks, for units of a signed parcel", body: returnAsked, answer, refusals: refusals.ask }),
  ofOrder: door({ method: "GET", path: "/store/orders/:id/returns", audience: "public", summary: "An order's return cases, the newest first", answer: z.object({ return_cases: z.array(returnCase) }) }),
  withdraw: door({ method: "POST", path: "/store/orders/:id/returns/:case_id/withdraw", audience: "public", summary: "The buyer takes the request back, until the goods arrived", body: z.object({ version: recordVersion }).strict(), answer, refusals: ["stale_version", "wrong_state"] }),
  own: door({ method: "GET", path: "/cooperative/returns", audience: "member", summary: "Return cases of own parcels, the newest first", query: z.object(listed).strict(), answer: page }),
  ownOne: door({ method: "GET", path: "/cooperative/returns/:id", audience: "member", summary: "One return case of an own parcel", answer }),
  ownDecide: door({ method: "POST", path: "/cooperative/returns/:id/decision", audience: "member", summary: "Accepts or refuses; of damage the cooperative bears the compensation itself", body: decision, answer, refusals: [...refusals.decide, "not_your_cost"] }),
  ownReceive: door({ method: "POST", path: "/cooperative/returns/:id/receipt", audience: "member", summary: "The goods arrived: back to their lots or written off, and what arrived is refunded by line", body: receipt, answer, refusals: refusals.receive }),
  list: door({ method: "GET", path: "/admin/benefit-returns", audience: "staff", roles: READERS, summary: "Return cases, the newest first", query: z.object({ ...listed, cooperative: z.string().max(64).optional() }).strict(), answer: page }),
  one: door({ method: "GET", path: "/admin/benefit-returns/:id", audience: "staff", roles: READERS, summary: "One return case", answer }),
  decide: door({ method: "POST", path: "/admin/benefit-returns/:id/decision", audience: "staff", roles: OFFICE, summary: "The office accepts or refuses in the cooperative's place", body: decision, answer, refusals: refusals.decide }),
  receive: door({ method: "POST", path: "/admin/benefit-returns/:id/receipt", audience: "staff", roles: OFFICE, summary: "The office records what arrived", body: receipt, answer, refusals: refusals.receive }),
} as const
