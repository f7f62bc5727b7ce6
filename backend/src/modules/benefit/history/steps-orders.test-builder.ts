import type { RecordCaptureInput } from "../door"
import { countyOf, GOODS, type Goods } from "./market.test-builder"
import type { Order, Receipt } from "./oracle.test-builder"
import type { Sold } from "./sold-line.test-builder"
import { type Did, HistoryBroken, type World } from "./world.test-builder"

type Asked = Pick<Sold, "lineId" | "quantity" | "cooperativeDiscountFen" | "platformDiscountFen"> & { goods: Goods }

/** A buyer orders one to three kinds of goods; where the shelves hold too little, nothing is written. */
export async function place(world: World): Promise<Did> {
  const { benefit, market, oracle, chance, today } = world
  const id = world.id("order")
  const cartId = `cart_${id}`
  const lines = chance.some(GOODS, 0.35).slice(0, 3).map((goods, index) => askedLine(world, goods, `cali_${id}_${index}`))
  const freight = new Map([...new Set(lines.map((line) => line.goods.cooperativeId))].map((cooperativeId) => [cooperativeId, chance.whole(0, 3) * 400 + 1]))
  const secure = () => benefit.secureAttribution({
    cartId, channel: "storefront", buyerDistrictCode: "330106",
    lines: lines.map(({ goods, ...line }) => ({
      lineId: line.lineId, productId: goods.productId, variantId: `${goods.productId}_v`, title: goods.productId, category: goods.category, quantity: line.quantity, unitPriceFen: BigInt(goods.priceFen),
      cooperativeDiscountFen: BigInt(line.cooperativeDiscountFen), platformDiscountFen: BigInt(line.platformDiscountFen), cooperativeId: goods.cooperativeId, countyCode: countyOf(goods.cooperativeId), components: [...goods.components],
    })),
    freight: [...freight].map(([cooperativeId, fen]) => ({ cooperativeId, amountFen: BigInt(fen), shippingMethodId: `sm_${cooperativeId}` })),
  })
  const parts = market.take(today, lines)
  if (!parts) {
    await world.refused("an order of more than the shelves hold", secure, "LotSoldOut")
    return "sold out"
  }
  await Promise.all(chance.happens(0.1) ? [secure(), secure(), secure()] : [secure()])
  await benefit.bindAttribution({ cartId, orderId: id, lineIds: Object.fromEntries(lines.map((line) => [line.lineId, line.lineId.slice(5)])) })
  const sold = lines.map(({ goods, lineId, ...line }, index): Sold => ({ ...line, lineId: lineId.slice(5), productId: goods.productId, cooperativeId: goods.cooperativeId, priceFen: goods.priceFen, commissionBps: market.commissionOn(today, goods.cooperativeId, goods.category), parts: parts[index] ?? [] }))
  oracle.place({ id, cartId, lines: sold, freight })
  return "order"
}

function askedLine({ chance }: World, goods: Goods, lineId: string): Asked {
  const quantity = chance.whole(1, 3)
  const full = goods.priceFen * quantity
  const cooperativeDiscountFen = chance.happens(0.25) ? chance.whole(1, full) : 0
  const lineFen = full - cooperativeDiscountFen
  const platformDiscountFen = chance.happens(0.1) ? lineFen : chance.happens(0.25) ? chance.whole(0, lineFen) : 0
  return { goods, lineId, quantity, cooperativeDiscountFen, platformDiscountFen }
}

const openOrder = ({ oracle, chance }: World): Order | undefined => chance.pick(oracle.orders.filter((order) => order.state === "open"))
const captureOf = (world: World, change: Pick<RecordCaptureInput, "objectId" | "orderId" | "amountFen">): RecordCaptureInput => ({ provider: "stripe", medusaId: null, currency: "cny", occurredAt: world.now, ...change })

/** The payment arrives, sometimes from three sides at once; another amount of another order's size is no payment of it. */
export async function pay(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const order = openOrder(world)
  if (!order) return null
  const capture = captureOf(world, { objectId: world.id("pi"), orderId: order.id, amountFen: BigInt(oracle.totalOf(order)) })
  if (chance.happens(0.05)) await world.refused("a capture of another amount", () => benefit.recordCapture({ ...capture, objectId: world.id("pi"), amountFen: capture.amountFen + 1n }), "AmountMismatch")
  const answers = await Promise.all(Array.from({ length: chance.happens(0.2) ? 3 : 1 }, () => benefit.recordCapture(capture)))
  if (new Set(answers.map((answer) => answer.sequence)).size !== 1 || answers.some((answer) => answer.kind !== "sale")) throw new HistoryBroken(`the payment of ${order.id} should be one sale`, answers.map(({ kind }) => kind))
  oracle.pay(order, capture.objectId, world.nowMs)
  return "sale"
}

/** An unpaid order lets go of its goods; a paid one never does. */
export async function release(world: World): Promise<Did> {
  const { benefit, market, oracle, chance } = world
  const paid = chance.happens(0.2) ? chance.pick(oracle.orders.filter((order) => order.state === "paid")) : undefined
  if (paid) {
    await world.refused("releasing a paid order", () => benefit.releaseAttribution({ orderId: paid.id }, "expired"), "AttributionCaptured")
    return "refused release"
  }
  const order = openOrder(world)
  if (!order) return null
  await benefit.releaseAttribution({ orderId: order.id }, "expired")
  order.state = "released"
  for (const { lotId, units } of order.draws) for (const lot of market.lots) if (lot.id === lotId) lot.drawn -= units
  return "release"
}

async function receive(world: World, orderId: string | null, fen: number): Promise<Receipt> {
  const capture = captureOf(world, { objectId: world.id("pi"), orderId, amountFen: BigInt(fen) })
  const { kind } = await world.benefit.recordCapture(capture)
  if (kind !== "unapplied_receipt") throw new HistoryBroken(`money of ${orderId ?? "no order"} should be held`, kind)
  return world.oracle.receive(capture.objectId, fen)
}

/** Money for an order that let go, or was paid already, or for none at all. */
export async function payLateOrTwice(world: World): Promise<Did> {
  const { oracle, chance } = world
  const state = chance.pick(["released", "paid", "none"] as const)
  const order = state === "none" ? undefined : chance.pick(oracle.orders.filter((one) => one.state === state))
  if (state !== "none" && !order) return null
  await receive(world, order?.id ?? null, order ? oracle.totalOf(order) : chance.whole(1, 5000))
  return state === "none" ? "payment of no order" : state === "paid" ? "double payment" : "late payment"
}

/** Money that came without its order's name finds it after all. */
export async function apply(world: World): Promise<Did> {
  const { benefit, oracle } = world
  const order = openOrder(world)
  if (!order) return null
  const receipt = await receive(world, null, oracle.totalOf(order))
  const { kind } = await benefit.applyUnapplied({ provider: "stripe", paymentObjectId: receipt.objectId, orderId: order.id, occurredAt: world.now })
  if (kind !== "sale") throw new HistoryBroken(`applied money should be the sale of ${order.id}`, kind)
  receipt.applied = true
  oracle.pay(order, receipt.objectId, world.nowMs, "unapplied_receipts")
  return "application"
}

const refundOfReceipt = (world: World, receipt: Receipt, objectId: string, fen: number) => world.benefit.recordRefund({
  provider: "stripe", objectId, medusaId: null, paymentObjectId: receipt.objectId, orderId: null, amountFen: BigInt(fen), currency: "cny", reason: "unspecified", bearer: "cooperative", lines: null, freight: [], occurredAt: world.now,
})

/** Held money goes back, whole or in part, never more than is there. */
export async function letGo(world: World): Promise<Did> {
  const { oracle, chance } = world
  const receipt = chance.pick(oracle.receipts.filter((one) => !one.applied && oracle.heldOf(one) > 0))
  if (!receipt) return null
  const held = oracle.heldOf(receipt)
  if (chance.happens(0.2)) await world.refused("giving back more than is held", () => refundOfReceipt(world, receipt, world.id("re"), held + 1), "RefundExceedsRemainder")
  const fen = chance.happens(0.6) ? held : chance.whole(1, held)
  const objectId = world.id("re")
  await refundOfReceipt(world, receipt, objectId, fen)
  oracle.letGo(receipt, objectId, fen)
  return "held money given back"
}

/** Its way back fails: it is held again. */
export async function bounce(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const refund = chance.pick(oracle.receipts.flatMap((receipt) => receipt.refunds.filter((one) => !one.undone)))
  if (!refund) return null
  await benefit.reverseRefund({ provider: "stripe", objectId: refund.objectId, actor: "stripe", reasonCode: "refund_failed", occurredAt: world.now })
  oracle.bounced(refund)
  return "held money bounced"
}

/** A payer's bank takes money back, of a sale or of held money, and decides later. */
export async function dispute(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const record = (of: { objectId: string; paymentId: string }, step: "opened" | "won" | "lost" | "fee", fen: number) =>
    benefit.disputes.record({ provider: "stripe", objectId: of.objectId, paymentObjectId: of.paymentId, step, amountFen: BigInt(fen), currency: "cny", occurredAt: world.now })
  const open = chance.happens(0.5) ? chance.pick(oracle.disputes.filter((one) => one.open)) : undefined
  if (open) {
    const step = chance.happens(0.5) ? "won" : "lost"
    await record(open, step, open.fen)
    oracle.disputed(open, step)
    return `dispute ${step}`
  }
  const order = chance.pick(oracle.orders.filter((one) => one.state === "paid" && one.disputedFen === 0))
  const receipt = chance.happens(0.3) ? chance.pick(oracle.receipts.filter((one) => oracle.heldOf(one) > 0)) : undefined
  const of = receipt ?? order
  const left = receipt ? oracle.heldOf(receipt) : order ? oracle.leftOf(order) : 0
  if (!of || left === 0) return null
  const made = { objectId: world.id("dp"), paymentId: "objectId" in of ? of.objectId : (of.paymentId ?? ""), fen: chance.whole(1, left), of, open: true }
  await record(made, "opened", made.fen)
  oracle.disputed(made, "opened")
  if (chance.happens(0.5)) {
    await record(made, "fee", 1500)
    oracle.disputed(made, "fee", 1500)
  }
  return "dispute opened"
}
