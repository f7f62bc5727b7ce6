import { OWN_BOOKS } from "@qianhang/shared/ledger"
import type { ParcelCancellation } from "../cancellations/cancellation-store"
import type { RefundRequest } from "../refunds/refund-request-store"
import { fenOf, type Request } from "./oracle-after-sale.test-builder"
import type { Named, Order } from "./oracle.test-builder"
import { type Did, HistoryBroken, type World } from "./world.test-builder"

/** What the ledger asked for is what the oracle would have. */
export function requested(world: World, found: RefundRequest | null, expected: Omit<Request, "id" | "open">): Request {
  const inWords = ({ lines, freight }: { lines: readonly [string, number, number][]; freight: readonly [string, number][] }) => JSON.stringify([[...lines].sort(), [...freight].sort()])
  const asked = found && inWords({ lines: found.lines.map((line) => [line.lineId, line.quantity, Number(line.amountFen)]), freight: found.freight.map((part) => [part.cooperativeId, Number(part.amountFen)]) })
  const wanted = inWords({ lines: expected.lines.map((line) => [line.lineId, line.quantity, line.fen]), freight: expected.freight.map((part) => [part.cooperativeId, part.fen]) })
  if (!found || asked !== wanted || found.reason !== expected.reason || found.bearer !== expected.bearer) throw new HistoryBroken(`the refund asked for of ${expected.order.id} should be ${expected.reason} ${wanted}`, asked)
  const request = { ...expected, id: found.id, open: true }
  world.afterSale.requests.push(request)
  return request
}

/** Parcels of a paid order are called off before they leave: their money is asked for and their goods lie in their lots again, at once and once. */
export async function cancelParcel(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const order = chance.pick(oracle.orders.filter((one) => one.state === "paid" && !one.cancelled && one.parcels.some((parcel) => !parcel.cancelled && (parcel.signedAt === null || chance.happens(0.02)))))
  if (!order) return null
  const decide = (cooperativeIds: readonly string[], version: number | null = null) => benefit.cancellations.decide({ orderId: order.id, cooperativeIds, version, reason: "社里无货", actor: "staff_1" })
  const signed = order.parcels.find((parcel) => parcel.signedAt !== null)
  if (signed) await world.refused("calling off a parcel that was signed for", () => decide([signed.cooperativeId]), "wrong_state")
  const open = order.parcels.filter((parcel) => parcel.signedAt === null && !parcel.cancelled)
  if (open.length === 0) return "refused cancellation"
  const wanted = chance.some(open)
  const ids = wanted.map((parcel) => parcel.cooperativeId)
  await world.refused("calling off an order somebody changed meanwhile", () => decide(ids, 1000), "stale_version")
  const rest = wanted.map((parcel) => world.afterSale.restOf(order, parcel))
  const named: Named = { lines: rest.flatMap((one) => one.lines), freight: rest.flatMap((one) => one.freight) }
  const [made, again] = await Promise.all([decide(ids), decide(ids)])
  const own = (of: readonly ParcelCancellation[]) => of.filter((one) => ids.includes(one.cooperativeId))
  const [requestId, ...others] = [...new Set(own(made).map((one) => one.refundRequestId))]
  if (own(made).length !== ids.length || others.length > 0 || JSON.stringify(own(made)) !== JSON.stringify(own(again))) throw new HistoryBroken(`the cancellation of ${order.id}`, [made, again])
  for (const parcel of wanted) parcel.cancelled = true
  const lineIds = order.lines.filter((line) => ids.includes(line.sold.cooperativeId)).map((line) => line.sold.lineId)
  world.market.putBack(order.draws.filter((draw) => lineIds.includes(draw.lineId)))
  if (named.lines.length + named.freight.length > 0) requested(world, requestId ? await benefit.refunds.find(requestId) : null, { order, reason: "cancellation", bearer: null, ...named })
  else if (requestId) throw new HistoryBroken(`the cancellation of ${order.id} should ask for nothing`, requestId)
  return wanted.length === order.parcels.length ? "cancellation of all parcels" : "cancellation of a parcel"
}

/** The office asks for some of an order; more than is left is refused whole. */
export async function askRefund(world: World): Promise<Did> {
  const { benefit, oracle, afterSale, chance } = world
  const order = chance.pick(oracle.orders.filter((one) => one.state === "paid"))
  if (!order) return null
  const bearer = chance.happens(0.3) ? (chance.pick(["cooperative", "carrier", "platform"] as const) ?? null) : null
  const lines = chance.some(order.lines, 0.6).map((line) => ({ lineId: line.sold.lineId, ...drawnOf(world, afterSale.lineLeft(order, line.sold.lineId), bearer === null) }))
  const freight = chance.happens(0.3) ? order.parcels.map((parcel) => ({ cooperativeId: parcel.cooperativeId, fen: chance.whole(0, afterSale.freightLeft(order, parcel)) })) : []
  const asked = { orderId: order.id, idempotencyKey: world.id("key"), reason: bearer ? "compensation" as const : "return" as const, bearer, actor: "staff_1", version: null, ...requestedParts({ lines, freight }) }
  const [first, ...rest] = lines
  if (!first) return null
  const tooMuch = { ...asked, idempotencyKey: world.id("key"), lines: [{ lineId: first.lineId, quantity: 0, amountFen: BigInt(afterSale.lineLeft(order, first.lineId).fen + 1) }, ...requestedParts({ lines: rest, freight }).lines] }
  await world.refused("asking for more than is left of a line", () => benefit.refunds.ask(tooMuch), "refund_exceeds_remainder")
  if (fenOf({ lines, freight }) === 0 && lines.every((line) => line.quantity === 0)) {
    await world.refused("asking for nothing", () => benefit.refunds.ask(asked), "refund_exceeds_remainder")
    return "refused request"
  }
  const unsent = unsentOf(world, order)
  const [made, again] = await Promise.all([benefit.refunds.ask(asked, { unsent }), benefit.refunds.ask(asked, { unsent })])
  if (made.id !== again.id) throw new HistoryBroken(`one key of ${order.id} asks twice`, [made.id, again.id])
  requested(world, made, { order, reason: asked.reason, bearer, lines, freight })
  return takenOut(world, order, unsent) ? "refund out of a parcel" : "refund asked for"
}

/** Parcels that were not sent yet, as far as who asks knows. */
export const unsentOf = ({ chance }: World, order: Order): string[] => order.parcels.filter((parcel) => parcel.signedAt === null && chance.happens(0.8)).map((parcel) => parcel.cooperativeId)

/** Goods that leave a parcel lie in their lots again. */
export function takenOut({ afterSale, market }: World, order: Order, unsent: readonly string[]): boolean {
  const left = afterSale.takeOut(order, unsent)
  for (const { lineId, quantity, of } of left) market.takeBack(order.draws.filter((draw) => draw.lineId === lineId), { quantity: of, restocked: quantity, spoiled: 0 })
  return left.length > 0
}

function drawnOf({ chance }: World, left: { fen: number; quantity: number }, withUnits: boolean): { fen: number; quantity: number } {
  return { fen: chance.happens(0.3) ? left.fen : chance.whole(0, left.fen), quantity: withUnits ? chance.whole(0, left.quantity) : 0 }
}

export const requestedParts = ({ lines, freight }: Named) => ({
  lines: lines.map(({ lineId, quantity, fen }) => ({ lineId, quantity, amountFen: BigInt(fen) })), freight: freight.map(({ cooperativeId, fen }) => ({ cooperativeId, amountFen: BigInt(fen) })),
})

/** The provider has its word: it gives the money back, or it does not, e.g. because a bank or the dashboard took it first. */
export async function requestEnds(world: World): Promise<Did> {
  const { benefit, oracle, afterSale, chance } = world
  const request = chance.pick(afterSale.requests.filter((one) => one.open))
  if (!request) return null
  const { order, reason, bearer } = request
  const fen = fenOf(request)
  if (fen > 0 && (order.disputedFen > 0 || fen > oracle.leftOf(order) || chance.happens(0.1))) {
    await benefit.refunds.fail(request.id)
    await benefit.refunds.fail(request.id)
    request.open = false
    return "request failed"
  }
  const objectId = fen === 0 ? request.id : world.id("re")
  const asked = movementOf(order, objectId, fen)
  const record = () => benefit.recordRefund({ ...asked, currency: "cny", reason, bearer: bearer ?? "cooperative", requestId: request.id, occurredAt: world.now, ...requestedParts(request) })
  const answers = await Promise.all(chance.happens(0.2) ? [record(), record()] : [record()])
  if (new Set(answers.map(({ sequence }) => sequence)).size !== 1) throw new HistoryBroken(`refund ${objectId} is posted twice`)
  const asAsked = afterSale.fits(order, request)
  afterSale.posted(request, objectId, world.nowMs)
  return asAsked ? `request posted (${reason})` : "overtaken request"
}

function movementOf(order: Order, objectId: string, fen: number) {
  const of = { objectId, medusaId: null, paymentObjectId: order.paymentId ?? "", orderId: order.id, amountFen: BigInt(fen) }
  return fen === 0 ? { ...of, provider: OWN_BOOKS, paymentProvider: "stripe" } : { ...of, provider: "stripe" }
}
