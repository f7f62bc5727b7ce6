import type { CorrectionReasonCode } from "../corrections/correction-store"
import { fenOf, type Restated } from "./oracle-after-sale.test-builder"
import type { Order, PostedRefund } from "./oracle.test-builder"
import { sum } from "./sold-line.test-builder"
import { requestedParts, takenOut, unsentOf } from "./steps-requests.test-builder"
import { type Did, HistoryBroken, type World } from "./world.test-builder"

/** One officer says what a refund should have said. Its money stays what it was; gifts given back alone may be undone for nothing. */
export async function askCorrection(world: World): Promise<Did> {
  const { benefit, oracle, afterSale, chance } = world
  const found = chance.pick(oracle.orders.flatMap((order) => order.refunds.filter((refund) => !refund.undone && !afterSale.corrections.some((one) => one.refund === refund)).map((refund) => ({ order, refund }))))
  if (!found) return null
  const { order, refund } = found
  const restated = refund.ownBooks && chance.happens(0.5) ? null : restatementOf(world, order, refund)
  const reasonCode: CorrectionReasonCode = restated ? (chance.pick(["unspecified_refund", "wrong_lines", "wrong_reason", "wrong_bearer"] as const) ?? "wrong_lines") : "posted_in_error"
  const sequence = await sequenceOf(world, refund)
  const version = (await benefit.refunds.of(order.id))?.version ?? 0
  const ask = (change: { version?: number; restated?: Restated | null } = {}) => {
    const stated = change.restated === undefined ? restated : change.restated
    return benefit.entryCorrections.ask({ sequence, reasonCode: stated ? reasonCode : "posted_in_error", restated: stated && { reason: stated.reason, bearer: stated.bearer, ...requestedParts(stated) }, reason: "退款单写错了行", version: change.version ?? version, evidence: undefined, actor: "staff_1" }, world.nowMs)
  }
  await world.refused("correcting an order somebody changed meanwhile", () => ask({ version: version + 1 }), "stale_version")
  if (!refund.ownBooks) await world.refused("undoing a refund of money for nothing", () => ask({ restated: null }), "not_correctable")
  if (restated) await world.refused("stating other money than was given back", () => ask({ restated: { ...restated, freight: [], lines: order.lines.slice(0, 1).map((line) => ({ lineId: line.sold.lineId, quantity: 0, fen: fenOf(refund) + 1 })) } }), "unlawful")
  const made = await ask()
  if (!made) throw new HistoryBroken(`the correction of ${refund.objectId} finds no entry`, sequence)
  await world.refused("asking for a second correction", () => ask(), "wrong_state")
  afterSale.corrections.push({ id: made.correction.id, order, refund, restated, askedBy: "staff_1" })
  return "correction asked"
}

/** Another decides, now or after more has happened; what the law refuses by then waits on. */
export async function decideCorrection(world: World): Promise<Did> {
  const { benefit, oracle, afterSale, chance } = world
  const correction = chance.pick(afterSale.corrections)
  if (!correction) return null
  const { order, refund, restated } = correction
  const unsent = unsentOf(world, order)
  const decide = (actor: string, approve: boolean, version = 1) => benefit.entryCorrections.decide({ id: correction.id, version, approve, reason: "核对无误", actor }, world.nowMs, { unsent })
  const over = () => void afterSale.corrections.splice(afterSale.corrections.indexOf(correction), 1)
  await world.refused("deciding one's own correction", () => decide(correction.askedBy, true), "same_person")
  if (!isLawful(order, refund, restated)) {
    await world.refused("approving what is no longer so", () => decide("staff_2", true), "unlawful")
    await decide("staff_2", false)
    over()
    return "unlawful correction rejected"
  }
  const approve = chance.happens(0.8)
  await decide("staff_2", approve)
  over()
  await world.refused("deciding a correction twice", () => decide("staff_3", approve, 2), "wrong_state")
  if (!approve) return "correction rejected"
  oracle.correct(order, refund, restated, world.nowMs)
  if (!restated) return "correction to nothing"
  return takenOut(world, order, unsent) ? "correction out of a parcel" : "correction"
}

/** The refund is undone once, and what takes its place is there to be given back once it is. */
function isLawful(order: Order, refund: PostedRefund, restated: Restated | null): boolean {
  if (refund.undone) return false
  return restated === null || (restated.lines.every((named) => {
    const room = roomOf(order, refund, named.lineId)
    return named.fen <= room.fen && named.quantity <= room.quantity
  }) && restated.freight.every((named) => named.fen <= freightRoom(order, refund, named.cooperativeId)))
}

/** What a line could give back had this refund never been. */
function roomOf(order: Order, refund: PostedRefund, lineId: string): { fen: number; quantity: number } {
  const line = order.lines.find((one) => one.sold.lineId === lineId)
  const own = refund.lines.filter((named) => named.lineId === lineId)
  return { fen: (line?.leftFen ?? 0) + sum(own.map((named) => named.fen)), quantity: (line?.leftQuantity ?? 0) + sum(own.map((named) => named.quantity)) }
}

const freightRoom = (order: Order, refund: PostedRefund, cooperativeId: string): number =>
  sum(order.parcels.filter((parcel) => parcel.cooperativeId === cooperativeId).map((parcel) => parcel.freightLeftFen)) + sum(refund.freight.filter((named) => named.cooperativeId === cooperativeId).map((named) => named.fen))

/** The same money over other lines and freight, for the same reason or another. */
function restatementOf({ chance }: World, order: Order, refund: PostedRefund): Restated {
  const bearer = chance.happens(0.3) ? (chance.pick(["cooperative", "carrier", "platform"] as const) ?? null) : null
  let leftFen = fenOf(refund)
  const taken = (room: number, last: boolean): number => {
    const fen = last ? Math.min(room, leftFen) : chance.whole(0, Math.min(room, leftFen))
    leftFen -= fen
    return fen
  }
  const lines = order.lines.map((line) => ({ lineId: line.sold.lineId, room: roomOf(order, refund, line.sold.lineId), fen: 0 }))
  const freight = order.parcels.map(({ cooperativeId }) => ({ cooperativeId, room: freightRoom(order, refund, cooperativeId), fen: 0 }))
  const places = [...lines.map((line) => ({ at: line, room: line.room.fen })), ...freight.map((part) => ({ at: part, room: part.room }))].map((place) => ({ ...place, turn: chance.draw() })).sort((a, b) => a.turn - b.turn)
  for (const last of [false, true]) for (const { at, room } of places) at.fen += taken(room - at.fen, last)
  return {
    reason: bearer ? "compensation" : chance.happens(0.7) ? "return" : "cancellation", bearer,
    lines: lines.map(({ lineId, room, fen }) => ({ lineId, fen, quantity: bearer ? 0 : chance.whole(0, room.quantity) })).filter((line) => line.fen > 0 || line.quantity > 0),
    freight: freight.map(({ cooperativeId, fen }) => ({ cooperativeId, fen })).filter((part) => part.fen > 0),
  }
}

async function sequenceOf({ benefit }: World, { objectId, statement }: PostedRefund): Promise<bigint> {
  const key = statement === 1 ? objectId : `${objectId}/${statement}`
  const entry = (await benefit.entriesBySource(key)).find((one) => one.kind === "refund" && one.source.objectId === key)
  if (!entry) throw new HistoryBroken(`refund ${key} has no entry`)
  return entry.sequence
}
