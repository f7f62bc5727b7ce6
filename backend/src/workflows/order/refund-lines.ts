import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"
import { providerJournal } from "../../providers/stripe/provider-journal"
import { readGraph } from "../checkout/read-graph"
import { CheckoutRefused, invalid } from "../checkout/refusal"
import { alone } from "../payment/lock"
import { settleAll } from "../payment/process-event"
import { refundNote } from "../payment/refund-plan"
import { yuan, yuanOf } from "../payment/yuan"
import { type OrderRow, readOptionOwners, readOrder } from "./order-rows"

const fen = z.string().regex(/^[1-9]\d{0,17}$/)

/** A refund asked for by line. Amounts are decimal strings of fen of what the buyer gets back. */
export const refundRequest = z.object({
  reason: z.enum(["cancellation", "return", "compensation"]),
  bearer: z.enum(["cooperative", "carrier", "platform"]).default("cooperative"),
  lines: z.array(z.object({ line_id: z.string().max(64), quantity: z.number().int().min(0).max(99), amount_fen: fen }).strict()).max(50).default([]),
  freight: z.array(z.object({ cooperative_id: z.string().max(64), amount_fen: fen }).strict()).max(20).default([]),
}).strict()
export type RefundRequest = z.output<typeof refundRequest>

const paymentRow = z.object({ id: z.string(), data: z.record(z.string(), z.unknown()).nullish(), captured_at: z.coerce.date().nullish(), captures: z.array(z.object({ amount: yuan })).nullish(), refunds: z.array(z.object({ amount: yuan })).nullish() })
const nothingToRefund = (): CheckoutRefused => new CheckoutRefused(409, { type: "conflict", code: "nothing_to_refund", message: "这笔订单没有可退的款项" })

/**
 * Refunds named lines and freight of a paid order: once at the provider, then recorded by line. Two requests for one order go one after the other.
 * @throws CheckoutRefused naming what is wrong, with nothing refunded
 */
export async function refundLines(container: MedusaContainer, orderId: string, request: RefundRequest, actor: string): Promise<{ refund_id: string; amount_fen: string }> {
  return alone(container, `refund:${orderId}`, async () => {
    const order = await readOrder(container, orderId)
    if (!order) throw new CheckoutRefused(404, { type: "not_found", code: "unknown_order", message: "没有找到这笔订单" })
    await refuseBeyondOrder(container, order, request)
    const amount = [...request.lines, ...request.freight].reduce((sum, part) => sum + BigInt(part.amount_fen), 0n)
    if (amount === 0n) throw invalid({ lines: "required" })
    const payment = await paidPayment(container, orderId, amount)
    const note = noteOf(request)
    const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
    const before = new Set((await payments.listRefunds({ payment_id: payment.id })).map((refund) => refund.id))
    const input = { payment_id: payment.id, amount: yuanOf(amount), created_by: actor, metadata: { refund_note: note } }
    await refundPaymentWorkflow(container).run({ input })
    const made = (await payments.listRefunds({ payment_id: payment.id })).find((refund) => !before.has(refund.id))
    const objectId = payment.data?.["id"]
    if (typeof objectId === "string") await settleAll(container, providerJournal(), objectId)
    return { refund_id: made?.id ?? "", amount_fen: String(amount) }
  })
}

function noteOf(request: RefundRequest): z.input<typeof refundNote> {
  return {
    reason: request.reason,
    bearer: request.bearer,
    lines: request.lines.map((line) => ({ lineId: line.line_id, quantity: line.quantity, amountFen: line.amount_fen })),
    freight: request.freight.map((part) => ({ cooperativeId: part.cooperative_id, amountFen: part.amount_fen })),
  }
}

/** A line gives back at most what was paid for it and not yet given back, counting every earlier refund's note; so does a parcel's freight. */
async function refuseBeyondOrder(container: MedusaContainer, order: OrderRow, request: RefundRequest): Promise<void> {
  const given = earlierRefunds(order)
  const fields: Record<string, string> = {}
  const seen = new Set<string>()
  request.lines.forEach((line, index) => {
    const item = order.items.find((candidate) => candidate.id === line.line_id)
    if (!item || seen.has(line.line_id)) fields[`lines.${index}.line_id`] = item ? "twice" : "unknown_line"
    else if (BigInt(line.amount_fen) > item.total - (given.get(line.line_id) ?? 0n)) fields[`lines.${index}.amount_fen`] = "more_than_paid"
    else if (line.quantity > item.quantity) fields[`lines.${index}.quantity`] = "more_than_bought"
    seen.add(line.line_id)
  })
  const owners = await readOptionOwners(container, (order.shipping_methods ?? []).flatMap((method) => method.shipping_option_id ?? []))
  request.freight.forEach((part, index) => {
    const paid = (order.shipping_methods ?? []).filter((method) => owners.get(method.shipping_option_id ?? "") === part.cooperative_id).reduce((sum, method) => sum + method.total, 0n)
    if (seen.has(part.cooperative_id) || BigInt(part.amount_fen) > paid - (given.get(part.cooperative_id) ?? 0n)) fields[`freight.${index}.amount_fen`] = "more_than_paid"
    seen.add(part.cooperative_id)
  })
  if (Object.keys(fields).length > 0) throw invalid(fields)
}

function earlierRefunds(order: OrderRow): Map<string, bigint> {
  const given = new Map<string, bigint>()
  const add = (key: string, amount: bigint) => given.set(key, (given.get(key) ?? 0n) + amount)
  for (const refund of order.payment_collections?.flatMap((c) => c?.payments ?? []).flatMap((p) => p.refunds ?? []) ?? []) {
    const note = refundNote.safeParse(refund.metadata?.["refund_note"])
    if (!note.success) continue
    for (const line of note.data.lines ?? []) add(line.lineId, line.amountFen)
    for (const part of note.data.freight) add(part.cooperativeId, part.amountFen)
  }
  return given
}

async function paidPayment(container: MedusaContainer, orderId: string, amount: bigint): Promise<z.infer<typeof paymentRow>> {
  const row = z.object({ payment_collections: z.array(z.object({ payments: z.array(paymentRow).nullish() }).nullish()).nullish() })
  const P = "payment_collections.payments"
  const [order] = await readGraph(container, row, { entity: "order", fields: ["id", `${P}.id`, `${P}.data`, `${P}.captured_at`, `${P}.captures.amount`, `${P}.refunds.amount`], filters: { id: orderId } })
  const payment = order?.payment_collections?.flatMap((collection) => collection?.payments ?? []).find((candidate) => candidate.captured_at)
  const total = (rows: { amount: bigint }[] | null | undefined) => (rows ?? []).reduce((sum, r) => sum + r.amount, 0n)
  if (!payment || total(payment.captures) - total(payment.refunds) < amount) throw nothingToRefund()
  return payment
}
