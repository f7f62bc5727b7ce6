import { randomUUID } from "node:crypto"
import { afterSalesDoors, type RefundAsked } from "@qianhang/shared/contracts"
import type { PlacedOrder } from "../../e2e/journeys/doors/buyer.js"
import { expect } from "./fault.js"
import type { House } from "./house.js"
import { settlementFlight } from "./settlement-flight.js"

export const PHASES = ["checkout", "capture", "webhook", "refund", "settlement", "expiry", "shipping", "cancellation", "return", "correction"] as const
export type Phase = (typeof PHASES)[number]

/** Something under way when the power is cut. */
export interface Flight {
  readonly phase: Phase
  readonly what: string
  /** what has to be there before it can start */
  readonly prepare?: () => Promise<void>
  /** resolves when it would be done; rejects or never ends where it is cut off */
  readonly fly: () => Promise<void>
  /** after the restart: it is as it should be, without anybody's help but a caller's who asks again */
  readonly outlive: () => Promise<void>
}

export const SETTLED_MS = 60_000

/** The orders that flights start from, and what landed ones leave for the next. */
export class Yard {
  readonly awaiting: PlacedOrder[] = []
  readonly paid: PlacedOrder[] = []
  /** paid, and a little of it refunded */
  readonly refunded: PlacedOrder[] = []
  readonly shipped: PlacedOrder[] = []
  batches = 0

  constructor(readonly house: House, readonly trade: Trade) {}

  async place(): Promise<PlacedOrder> {
    return this.house.placeOrder([{ variant_id: this.trade.variantId, quantity: 2 }])
  }

  /** Enough orders of each kind for the next kill. */
  async stock(awaiting: number, paid: number): Promise<void> {
    const { house } = this
    const missing = Math.max(0, paid - this.paid.length)
    const more = Math.max(0, awaiting + missing - this.awaiting.length)
    this.awaiting.push(...(await Promise.all(Array.from({ length: more }, () => this.place()))))
    const toPay = this.awaiting.splice(0, missing)
    for (const order of toPay) await house.standIn.approve(order.intentId)
    for (const order of toPay) {
      await isPaidOnce(house, order)
      this.paid.push(order)
    }
  }
}

export interface Trade { readonly variantId: string; readonly cooperativeId: string; readonly member: string }

/** Goods under an agreement with many left, of a cooperative that can log in: one that has no batch yet, or whose goods may be given back without fault. */
export async function chooseTrade(house: House, wanted: "unsettled" | "returnable" = "unsettled"): Promise<Trade> {
  const found: (Trade & { available: number })[] = []
  for (const card of await house.catalogue()) {
    if (!card.in_stock || !card.benefit) continue
    const { variants, perishable, made_to_order } = await house.product(card.handle)
    if (wanted === "returnable" && (perishable || made_to_order)) continue
    for (const { id, available } of variants) found.push({ variantId: id, cooperativeId: card.cooperative.id, member: "", available })
  }
  const members = new Map<string, string>()
  for (const login of house.memberLogins()) {
    const token = await house.tokenOf("member", login)
    members.set((await house.cooperativeOf(token)).id, token)
  }
  const settled = new Set(wanted === "returnable" ? [] : (await house.database("select distinct cooperative_id as id from benefit.settlement_batch")).map((row) => row["id"]))
  const [best] = found.filter((one) => members.has(one.cooperativeId) && !settled.has(one.cooperativeId)).sort((a, b) => b.available - a.available)
  if (!best) throw new Error(`no cooperative that can log in has ${wanted} goods under an agreement`)
  return { variantId: best.variantId, cooperativeId: best.cooperativeId, member: members.get(best.cooperativeId) ?? "" }
}

export async function isPaidOnce(house: House, order: PlacedOrder): Promise<void> {
  await house.until(() => house.overviewOf(order), ({ state }) => state === "paid", SETTLED_MS)
  const entries = await house.until(() => house.entriesOf(house.office, order.id), (rows) => rows.length > 0, SETTLED_MS)
  expect(`order ${order.id} is one sale`, entries.filter((entry) => entry.kind === "sale").length === 1, entries.map((entry) => entry.kind))
}

/** A buyer presses 提交订单. Cut off, some press again; others walk away, and the shop mends what is half-made by itself. */
export function checkout(yard: Yard, pressesAgain: boolean): Flight {
  const { house } = yard
  let cartId: string | null = null
  let placed: { id: string; token: string } | null = null
  return {
    phase: "checkout", what: pressesAgain ? "presses again" : "walks away",
    fly: async () => {
      const ready = house.told({ parse: (body) => String(house.field(body, "cart_id")) }, await house.prepare({ items: [{ variant_id: yard.trade.variantId, quantity: 2 }], address: house.hangzhou, no_return_confirmed: true }))
      cartId = ready
      placed = house.orderIn(await house.complete(ready))
    },
    outlive: async () => {
      if (cartId === null || (placed === null && !pressesAgain)) return
      const order = placed ?? house.orderIn(await house.complete(cartId))
      const orders = await house.database("select count(*)::int as count from order_cart where cart_id = $1 and deleted_at is null", [cartId])
      expect(`cart ${cartId} is one order`, orders[0]?.["count"] === 1, orders)
      const url = house.told({ parse: (body) => String(house.field(body, "url")) }, await house.payFor(order.id, order.token))
      yard.awaiting.push({ ...order, intentId: url.split("/").pop() ?? "", totalFen: "" })
    },
  }
}

/** The payer agrees; webhook and poller race for it. */
export function capture(yard: Yard): Flight {
  const { house } = yard
  const order = required(yard.awaiting.shift())
  return {
    phase: "capture", what: order.id,
    fly: async () => {
      await house.standIn.approve(order.intentId)
      await house.until(() => house.entriesOf(house.office, order.id), (rows) => rows.length > 0, SETTLED_MS)
    },
    outlive: async () => {
      await isPaidOnce(house, order)
      yard.paid.push(order)
    },
  }
}

/** An event is answered 200 and the power goes: it must be in the inbox. `answered` is called at the answer. */
export function webhook(yard: Yard, answered: () => void): Flight {
  const { house } = yard
  const order = required(yard.awaiting.shift())
  let eventId = ""
  let reached = false
  return {
    phase: "webhook", what: order.id,
    fly: async () => {
      await house.standIn.approve(order.intentId)
      eventId = await house.standIn.eventOf(order.intentId, "payment_intent.succeeded")
      reached = house.field(await house.lever(`/events/${eventId}/redeliver`, { times: 1 }), "reached") === true
      answered()
      await house.until(() => house.entriesOf(house.office, order.id), (rows) => rows.length > 0, SETTLED_MS)
    },
    outlive: async () => {
      const [stored] = await house.database("select state from provider_event where event_id = $1", [eventId])
      expect(`event ${eventId}, answered 200, is stored`, !reached || stored !== undefined)
      await isPaidOnce(house, order)
      yard.paid.push(order)
    },
  }
}

/** The office gives a line back, or somebody does at the provider's dashboard: once, whoever was cut off. */
export function refund(yard: Yard, atDashboard: boolean): Flight {
  const { house } = yard
  const order = required(yard.paid.shift())
  const given = () => house.standIn.journal().then(({ refunds }) => refunds.filter((row) => row.payment_intent === order.intentId))
  return {
    phase: "refund", what: `${atDashboard ? "dashboard" : "office"} ${order.id}`,
    fly: async () => {
      if (atDashboard) await house.standIn.refundAtDashboard(order.intentId, "123")
      else {
        const door = `/admin/benefit-orders/${order.id}/refunds`
        const { version, lines } = house.told(afterSalesDoors.refunds.answer, await house.askAs(house.office, door))
        const body: RefundAsked = { idempotency_key: randomUUID(), version, reason: "return", lines: [{ line_id: lines[0]?.line_id ?? "", quantity: 1, amount_fen: "123" }] }
        const answer = await house.askAs(house.office, door, { method: "POST", body })
        expect("the office's refund is taken", answer.status === 201, answer.text)
      }
      await house.until(() => house.entriesOf(house.office, order.id), (rows) => rows.length > 1, SETTLED_MS)
    },
    outlive: async () => {
      const asked = async () => Number((await house.database("select count(*)::int as count from benefit.refund_request r where r.order_id = $1 and not exists (select 1 from benefit.entry e where e.order_id = r.order_id and e.kind = 'refund')", [order.id]))[0]?.["count"])
      const books = async () => [(await given()).length, (await house.overviewOf(order)).refunded_fen, (await house.entriesOf(house.office, order.id)).filter((entry) => entry.kind === "refund").length, await asked()]
      await house.until(books, ([atProvider, shown, posted, waiting]) => waiting === 0 && atProvider === posted && shown === (atProvider === 0 ? "0" : "123"), SETTLED_MS)
      const refunds = await given()
      expect(`order ${order.id} was refunded at most once`, refunds.length <= 1, refunds)
      if (refunds[0] && !atDashboard) {
        const [row] = await house.database("select refund::jsonb ->> 'reason' as reason from benefit.entry where source_object_id = $1", [refunds[0].id])
        expect(`the refund of ${order.id} is posted as it was asked for`, row?.["reason"] === "return", row)
      }
      yard.refunded.push(order)
    },
  }
}

/** Nobody pays in thirty minutes: goods and lots come back, order and payment are closed. */
export function expiry(yard: Yard): Flight {
  const { house } = yard
  const order = required(yard.awaiting.shift())
  const cancelled = () => house.until(() => house.overviewOf(order), ({ state }) => state === "cancelled", SETTLED_MS)
  return {
    phase: "expiry", what: order.id,
    fly: async () => {
      await house.database(`update "order" set created_at = created_at - interval '31 minutes' where id = $1`, [order.id])
      await cancelled()
    },
    outlive: async () => {
      await cancelled()
      const late = await house.database("select count(*)::int as count from benefit.entry where order_id = $1", [order.id])
      expect(`the expired order ${order.id} was never sold`, late[0]?.["count"] === 0, late)
    },
  }
}

export const settlement = (yard: Yard): Flight => settlementFlight(yard, required(yard.refunded.shift() ?? yard.paid.shift()))

export function required(order: PlacedOrder | undefined): PlacedOrder {
  if (!order) throw new Error("the yard is empty")
  return order
}
