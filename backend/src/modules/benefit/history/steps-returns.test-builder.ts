import type { GoodsClass } from "../signing/window"
import { GOODS } from "./market.test-builder"
import { fenOf, type ReturnCase } from "./oracle-after-sale.test-builder"
import type { Order, Parcel } from "./oracle.test-builder"
import { requested } from "./steps-requests.test-builder"
import { type Did, HistoryBroken, type World } from "./world.test-builder"

const classOf = (order: Order, lineId: string): GoodsClass => GOODS.find((goods) => goods.productId === order.lines.find((line) => line.sold.lineId === lineId)?.sold.productId)?.goodsClass ?? "ordinary"
const stepped = (found: ReturnCase, actor = "member_1") => ({ id: found.id, version: 1 + found.steps, actor })

/** A buyer asks to give goods back, or says that they came damaged: within the window of each, and no unit twice. */
export async function askReturn(world: World): Promise<Did> {
  const { benefit, oracle, afterSale, chance } = world
  const signed = oracle.orders.flatMap((order) => order.parcels.filter((parcel) => parcel.signedAt !== null).map((parcel) => ({ order, parcel })))
  const found = chance.pick(chance.happens(0.8) ? signed.filter(({ parcel }) => (parcel.windowEndsAt ?? 0) > world.nowMs) : signed)
  if (!found) return null
  const { order, parcel } = found
  const kind = chance.happens(0.6) ? "return" as const : "damage" as const
  const lines = chance.some(order.lines.filter((line) => line.sold.cooperativeId === parcel.cooperativeId)).map((line) => ({ lineId: line.sold.lineId, quantity: chance.whole(1, line.sold.quantity) }))
  const ask = () => benefit.returns.ask({ orderId: order.id, cooperativeId: parcel.cooperativeId, kind, reason: "与描述不符", idempotencyKey: key, lines }, world.nowMs)
  const key = world.id("key")
  const refusal = whyNot(world, { order, parcel }, kind, lines)
  if (refusal) {
    await world.refused(`a ${kind} of ${order.id}`, ask, refusal)
    return `refused ${kind} (${refusal})`
  }
  const [made, again] = await Promise.all([ask(), ask()])
  if (made.id !== again.id) throw new HistoryBroken(`one key of ${order.id} opens two cases`, [made.id, again.id])
  afterSale.cases.push({ id: made.id, order, parcel, kind, state: "asked", steps: 0, lines, cooperativeBearsFreight: false, request: null })
  return `${kind} asked`
}

function whyNot(world: World, { order, parcel }: { order: Order; parcel: Parcel }, kind: ReturnCase["kind"], lines: ReturnCase["lines"]): string | null {
  for (const { lineId } of lines) {
    const goodsClass = classOf(order, lineId)
    if (kind === "return" && goodsClass !== "ordinary") return "not_returnable"
    if (world.nowMs >= world.market.windowEndsAt(parcel.signedAt ?? 0, [goodsClass === "fresh" ? "fresh" : "ordinary"])) return "window_over"
  }
  for (const { lineId, quantity } of lines) {
    const { waiting, ever } = world.afterSale.heldByCases(order, kind, lineId)
    const sold = order.lines.find((line) => line.sold.lineId === lineId)?.sold.quantity ?? 0
    if (quantity + waiting > world.afterSale.lineLeft(order, lineId).quantity || quantity + ever > sold) return "more_than_bought"
  }
  return null
}

/** The cooperative refuses, the buyer thinks better of it, or it is accepted: damage is compensated at once, a return waits for its goods. */
export async function decideReturn(world: World): Promise<Did> {
  const { benefit, afterSale, chance } = world
  const found = chance.pick(afterSale.cases.filter((one) => one.state === "asked" || (one.state === "accepted" && chance.happens(0.1))))
  if (!found) return null
  await world.refused("deciding an older version of a case", () => benefit.returns.refuse({ ...stepped(found), version: found.steps, reason: "影响二次销售" }), "stale_version")
  if (found.state === "accepted" || chance.happens(0.1)) return ended(found, "withdrawn", () => benefit.returns.withdraw(stepped(found, "buyer")))
  if (chance.happens(0.2)) return ended(found, "refused", () => benefit.returns.refuse({ ...stepped(found), reason: "影响二次销售" }))
  if (found.kind === "damage") return compensateDamage(world, found)
  found.cooperativeBearsFreight = chance.happens(0.5)
  return ended(found, "accepted", () => benefit.returns.accept({ ...stepped(found), reason: "同意退货", freightBorneBy: found.cooperativeBearsFreight ? "cooperative" : "buyer", compensation: null }))
}

async function ended(found: ReturnCase, state: ReturnCase["state"], step: () => Promise<unknown>): Promise<Did> {
  await step()
  found.state = state
  found.steps += 1
  return `${found.kind} ${state}`
}

async function compensateDamage(world: World, found: ReturnCase): Promise<Did> {
  const { benefit, afterSale, chance } = world
  const { order } = found
  const bearer = chance.pick(["cooperative", "carrier", "platform"] as const) ?? "cooperative"
  const accept = (amounts: { lineId: string; fen: number }[]) => () => benefit.returns.accept({ ...stepped(found), reason: "照片属实", freightBorneBy: null, compensation: { bearer, lines: amounts.map(({ lineId, fen }) => ({ lineId, amountFen: BigInt(fen) })) } })
  const amounts = found.lines.map(({ lineId }) => ({ lineId, quantity: 0, fen: chance.whole(0, afterSale.lineLeft(order, lineId).fen) }))
  const [first] = found.lines
  if (first) await world.refused("compensating more than was paid", accept([{ lineId: first.lineId, fen: afterSale.lineLeft(order, first.lineId).fen + 1 }]), "refund_exceeds_remainder")
  if (amounts.every(({ fen }) => fen === 0)) {
    await world.refused("compensating with nothing", accept(amounts), "refund_exceeds_remainder")
    return "refused compensation"
  }
  const done = await ended(found, "compensated", accept(amounts))
  found.request = requested(world, await requestOf(world, found), { order, reason: "compensation", bearer, lines: amounts, freight: [] })
  return done
}

/** Goods arrive, all or some, fit for sale or not: they lie in their lots again, and what arrived is asked for, with the freight where the cooperative bears it. */
export async function receiveReturn(world: World): Promise<Did> {
  const { benefit, market, afterSale, chance } = world
  const found = chance.pick(afterSale.cases.filter((one) => one.state === "accepted"))
  if (!found) return null
  const { order, parcel } = found
  const lines = chance.some(found.lines, 0.8).map(({ lineId, quantity }) => {
    const restocked = chance.whole(0, quantity)
    return { lineId, restocked, spoiled: chance.whole(restocked === 0 ? 1 : 0, quantity - restocked) }
  })
  const shelves = order.lines.flatMap((line) => (GOODS.find((goods) => goods.productId === line.sold.productId)?.components ?? []).map((component) => ({ lineId: line.sold.lineId, ...component })))
  const receive = (arrived: typeof lines) => () => benefit.returns.receive({ ...stepped(found), lines: arrived, shelves })
  const [first] = found.lines
  if (first) await world.refused("receiving more than was announced", receive([{ lineId: first.lineId, restocked: first.quantity, spoiled: 1 }]), "more_than_bought")
  const units = lines.map(({ lineId, restocked, spoiled }) => ({ lineId, quantity: restocked + spoiled }))
  if (units.some(({ lineId, quantity }) => quantity > afterSale.lineLeft(order, lineId).quantity)) {
    await world.refused("receiving units that were given back otherwise", receive(lines), "refund_exceeds_remainder")
    return "refused receipt of goods"
  }
  const freightFen = found.cooperativeBearsFreight ? afterSale.freightLeft(order, parcel) : 0
  const named = { lines: units.map((line) => ({ ...line, fen: afterSale.worthOf(order, line) })), freight: freightFen > 0 ? [{ cooperativeId: parcel.cooperativeId, fen: freightFen }] : [] }
  await ended(found, "received", receive(lines))
  found.request = requested(world, await requestOf(world, found), { order, reason: "return", bearer: null, ...named })
  for (const line of lines) {
    const sold = order.lines.find((one) => one.sold.lineId === line.lineId)?.sold
    if (!sold) throw new Error(`no line ${line.lineId}`)
    const draws = order.draws.filter((draw) => draw.lineId === line.lineId)
    market.takeBack(draws, { quantity: sold.quantity, ...line })
    for (const { inventoryItemId, baseUnitsPerUnit } of shelves.filter((shelf) => shelf.lineId === line.lineId && !market.lots.some((lot) => lot.inventoryItemId === shelf.inventoryItemId))) market.restock(inventoryItemId, baseUnitsPerUnit * line.restocked)
  }
  return fenOf(named) === 0 ? "gifts received" : "return received"
}

async function requestOf({ benefit }: World, { id }: ReturnCase) {
  const requestId = (await benefit.returns.find(id))?.steps.at(-1)?.refundRequestId
  return requestId ? benefit.refunds.find(requestId) : null
}
