import type { RecordRefundInput } from "../door"
import { sum } from "./sold-line.test-builder"
import type { Bearer, Named, Order } from "./oracle.test-builder"
import type { Did, World } from "./world.test-builder"

/** Paid, with something left, and not in a bank's hands: the provider refunds nothing else. */
const refundable = ({ oracle, chance }: World): Order | undefined => chance.pick(oracle.orders.filter((order) => order.state === "paid" && order.disputedFen === 0 && oracle.leftOf(order) > 0))
const totalOf = ({ lines, freight }: Named): number => sum([...lines, ...freight].map((named) => named.fen))

function refundInput(world: World, order: Order, change: Pick<RecordRefundInput, "objectId" | "amountFen" | "reason" | "lines" | "freight"> & { bearer?: Bearer }): RecordRefundInput {
  return { provider: "stripe", medusaId: null, paymentObjectId: order.paymentId ?? "", orderId: order.id, currency: "cny", bearer: "cooperative", occurredAt: world.now, ...change }
}

const stated = ({ lines, freight }: Named): Pick<RecordRefundInput, "lines" | "freight"> => ({
  lines: lines.map(({ lineId, quantity, fen }) => ({ lineId, quantity, amountFen: BigInt(fen) })), freight: freight.map(({ cooperativeId, fen }) => ({ cooperativeId, amountFen: BigInt(fen) })),
})

/** Some lines, some freight, in part or whole; `quantities` where goods come back. */
function namedPart({ chance }: World, order: Order, quantities: boolean): Named {
  const part = (of: number): number => (of === 0 ? 0 : chance.happens(0.3) ? of : chance.whole(1, of))
  const lines = chance.some(order.lines, 0.6).map((line) => ({ lineId: line.sold.lineId, fen: part(line.leftFen), quantity: quantities ? chance.whole(0, line.leftQuantity) : 0 }))
  const freight = chance.happens(0.3) ? chance.some(order.parcels.filter((parcel) => parcel.freightLeftFen > 0)).map((parcel) => ({ cooperativeId: parcel.cooperativeId, fen: part(parcel.freightLeftFen) })) : []
  return { lines, freight }
}

/** Goods come back, or money for them; freight goes back with them or alone. */
export async function giveBackLines(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const order = refundable(world)
  if (!order) return null
  const freightAlone = chance.happens(0.1)
  const named = freightAlone ? { lines: [], freight: order.parcels.filter((parcel) => parcel.freightLeftFen > 0).map((parcel) => ({ cooperativeId: parcel.cooperativeId, fen: parcel.freightLeftFen })) } : namedPart(world, order, true)
  if (totalOf(named) === 0) return null
  const objectId = world.id("re")
  await benefit.recordRefund(refundInput(world, order, { objectId, amountFen: BigInt(totalOf(named)), reason: "return", ...stated(named) }))
  oracle.refund(order, { objectId, bearer: null, cancels: false, ...named }, world.nowMs)
  return freightAlone ? "refund of freight" : "return"
}

/** A refund at the provider's dashboard names nothing. */
export async function giveBackUnspecified(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const order = refundable(world)
  if (!order) return null
  const left = oracle.leftOf(order)
  const fen = chance.happens(0.3) ? left : chance.whole(1, left)
  const objectId = world.id("re")
  const named = oracle.spread(order, objectId, fen, null)
  await benefit.recordRefund(refundInput(world, order, { objectId, amountFen: BigInt(fen), reason: "unspecified", lines: null, freight: [] }))
  oracle.refund(order, { objectId, bearer: null, cancels: false, ...named }, world.nowMs)
  return fen === left ? "refund of everything" : "unspecified refund"
}

/** Bruised fruit, a late courier: borne by whoever it is, and no household's share is touched. */
export async function compensate(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const order = refundable(world)
  const bearer = chance.pick(["cooperative", "carrier", "platform"] as const) ?? "platform"
  if (!order) return null
  const objectId = world.id("re")
  const unnamed = chance.happens(0.3)
  const fen = chance.whole(1, oracle.leftOf(order))
  const named = unnamed ? oracle.spread(order, objectId, fen, bearer) : namedPart(world, order, false)
  if (totalOf(named) === 0) return null
  await benefit.recordRefund(refundInput(world, order, { objectId, amountFen: BigInt(totalOf(named)), reason: "compensation", bearer, ...(unnamed ? { lines: null, freight: [] } : stated(named)) }))
  oracle.refund(order, { objectId, bearer, cancels: false, ...named }, world.nowMs)
  return `compensation by ${bearer}`
}

/** A paid order is cancelled whole before anything was signed for: its goods go back to their lots with its money. */
export async function cancel(world: World): Promise<Did> {
  const { benefit, market, oracle, chance } = world
  const order = chance.pick(oracle.orders.filter((one) => one.state === "paid" && one.disputedFen === 0 && one.refunds.length === 0 && one.parcels.every((parcel) => parcel.windowEndsAt === null)))
  if (!order) return null
  const objectId = world.id("re")
  const fen = oracle.leftOf(order)
  const named = oracle.spread(order, objectId, fen, null)
  const refund = refundInput(world, order, { objectId, amountFen: BigInt(fen), reason: "cancellation", lines: null, freight: [] })
  await benefit.recordRefund(refund)
  if (chance.happens(0.3)) await benefit.recordRefund(refund)
  oracle.refund(order, { objectId, bearer: null, cancels: true, ...named }, world.nowMs)
  market.putBack(order.draws)
  return "cancellation"
}

/** More than is left of an order is refused, whether a line is named or none, and nothing is written. (More than is left of one line, but not of its order, is recorded as unspecified: that money has gone.) */
export async function giveBackTooMuch(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const order = refundable(world)
  const line = order && chance.pick(order.lines)
  if (!order || !line) return null
  const ask = (amountFen: bigint, lines: RecordRefundInput["lines"]) => () => benefit.recordRefund(refundInput(world, order, { objectId: world.id("re"), amountFen, reason: "return", lines, freight: [] }))
  const { lineId } = line.sold
  const tooMuch = BigInt(oracle.leftOf(order) + 1)
  await world.refused("more than is left of an order, of a line of it", ask(tooMuch, [{ lineId, quantity: 0, amountFen: tooMuch }]), "RefundExceedsRemainder")
  await world.refused("more than is left of an order", ask(tooMuch, null), "RefundExceedsRemainder")
  return "refused refund"
}

/** A refund fails at the provider after it was posted, and once only. */
export async function refundFails(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const found = chance.pick(oracle.orders.flatMap((order) => order.refunds.filter((refund) => !refund.undone && !refund.cancels && !refund.ownBooks).map((refund) => ({ order, refund }))))
  if (!found) return null
  const { order, refund } = found
  const undo = () => benefit.reverseRefund({ provider: "stripe", objectId: refund.objectId, actor: "stripe", reasonCode: "refund_failed", occurredAt: world.now })
  await (chance.happens(0.2) ? Promise.all([undo(), undo()]) : undo())
  oracle.undoRefund(order, refund, world.nowMs)
  return "refund failed"
}
