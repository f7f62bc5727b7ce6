import { daysAfter, startOf } from "./days.test-builder"
import { BERRIES_COOP, countyOf, GOODS, SILVER_COOP } from "./market.test-builder"
import type { OracleBatch } from "./oracle-handover.test-builder"
import { confirm, isPaid, payCooperative, payHouseholds, standings, takeBack } from "./oracle-payout.test-builder"
import { type Did, HistoryBroken, type World } from "./world.test-builder"

const COOPERATIVES = [BERRIES_COOP, SILVER_COOP]

/** A parcel arrives and is signed for; who signs later changes nothing. */
export async function sign(world: World): Promise<Did> {
  const { benefit, market, oracle, chance, nowMs } = world
  const waiting = oracle.orders.filter((order) => order.state === "paid" && !order.cancelled).flatMap((order) => order.parcels.filter((parcel) => parcel.signedAt === null && !parcel.cancelled).map((parcel) => ({ order, parcel })))
  const found = chance.pick(waiting)
  if (!found) return null
  const { order, parcel } = found
  const lines = order.lines.filter((line) => line.sold.cooperativeId === parcel.cooperativeId).map((line) => ({ lineId: line.sold.lineId, goodsClass: GOODS.find((goods) => goods.productId === line.sold.productId)?.goodsClass ?? "ordinary" }))
  const asked = { orderId: order.id, cooperativeId: parcel.cooperativeId, source: "buyer" as const, signedAtMs: nowMs, actor: "buyer", lines }
  const { windowEndsAt } = await benefit.handover.signings.sign(asked)
  parcel.signedAt = nowMs
  parcel.windowEndsAt = market.windowEndsAt(nowMs, lines.map((line) => line.goodsClass))
  const again = await benefit.handover.signings.sign({ ...asked, source: "carrier", signedAtMs: nowMs + 1 })
  if (windowEndsAt.getTime() !== parcel.windowEndsAt || again.source !== "buyer") throw new HistoryBroken(`the window of ${order.id}`, [windowEndsAt.getTime(), parcel.windowEndsAt, again.source])
  return "signing"
}

/** Whatever is payable to a cooperative is frozen into a batch, once however often it is asked. */
export async function settle(world: World): Promise<Did> {
  const { benefit, handover, afterSale, chance, nowMs, today } = world
  const cooperativeId = chance.pick(COOPERATIVES) ?? BERRIES_COOP
  const asked = { cooperativeId, to: today, countyCode: countyOf(cooperativeId), actor: "staff_1" }
  const freeze = () => benefit.handover.batches.freeze(asked, nowMs)
  const frozen = handover.batches.find((batch) => batch.cooperativeId === cooperativeId && batch.to === today)
  if (frozen) {
    if ((await freeze()).id !== frozen.id) throw new HistoryBroken(`the batch of ${cooperativeId} up to ${today} is frozen twice`)
    return "batch asked again"
  }
  const due = handover.payable(cooperativeId, today, nowMs)
  const taken = due?.filter(({ parcel }) => !afterSale.holds(parcel))
  if (!due || !taken || taken.length === 0) {
    const refusal = !due ? "period_settled" : due.length > 0 ? "parcels_held_back" : "nothing_to_settle"
    await world.refused("freezing nothing", freeze, refusal)
    return refusal.replaceAll("_", " ")
  }
  const [batch, same] = await Promise.all([freeze(), freeze()])
  if (batch.id !== same?.id) throw new HistoryBroken(`two batches at once of ${cooperativeId}`)
  handover.freeze(batch.id, asked, taken, nowMs)
  return "batch"
}

const someBatch = ({ handover, chance }: World, like: (batch: OracleBatch) => boolean): OracleBatch | undefined => chance.pick(handover.batches.filter(like))

export async function instruct(world: World): Promise<Did> {
  const batch = someBatch(world, (one) => !one.instructed)
  if (!batch) return null
  const { batches, payouts } = world.benefit.handover
  await world.refused("paying what was not handed over", () => payouts.record({ batchId: batch.id, voucher: world.voucher(), householdIds: null, paidOn: world.today, actor: "member_1" }, world.nowMs), "wrong_state")
  await world.refused("handing over an old version", () => batches.instruct({ id: batch.id, version: 7, actor: "staff_1" }, world.nowMs), "stale_version")
  await batches.instruct({ id: batch.id, version: 1, actor: "staff_1" }, world.nowMs)
  batch.instructed = true
  return "instruction"
}

/** A voucher pays some or all households of a batch, today or yesterday; the same voucher again adds nobody. */
export async function payout(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const batch = someBatch(world, (one) => one.instructed && standings(one).some((standing) => standing.payableFen > 0))
  if (!batch) return null
  const unpaid = standings(batch).filter((standing) => standing.payableFen > 0).map((standing) => standing.householdId)
  const chosen = chance.happens(0.5) ? unpaid : chance.some(unpaid)
  const yesterday = daysAfter(world.today, -1)
  const early = chance.happens(0.3)
  const asked = { batchId: batch.id, voucher: world.voucher(), householdIds: chosen.length === unpaid.length && chance.happens(0.5) ? null : chosen, paidOn: early ? yesterday : world.today, actor: "member_1" }
  const { added } = await benefit.handover.payouts.record(asked, world.nowMs)
  const again = await benefit.handover.payouts.record({ ...asked, householdIds: chosen }, world.nowMs)
  if (added !== chosen.length || again.added !== 0) throw new HistoryBroken(`the voucher for ${chosen.length} households of ${batch.id}`, [added, again.added])
  await world.refused("paying a household twice", () => benefit.handover.payouts.record({ ...asked, voucher: world.voucher(), householdIds: chosen.slice(0, 1) }, world.nowMs), "already_paid")
  const made = (await benefit.handover.payouts.of(batch.id)).at(-1)
  payHouseholds(oracle, batch, { id: made?.id ?? "", householdIds: chosen }, early ? startOf(yesterday) : world.nowMs)
  return "payout"
}

export async function payoutToCooperative(world: World): Promise<Did> {
  const { benefit, oracle } = world
  const batch = someBatch(world, (one) => one.instructed && one.cooperativePayableFen > 0)
  if (!batch) return null
  const asked = { batchId: batch.id, voucher: world.voucher(), paidOn: world.today, actor: "staff_1" }
  await benefit.handover.payouts.recordForCooperative(asked, world.nowMs)
  await benefit.handover.payouts.recordForCooperative(asked, world.nowMs)
  payCooperative(oracle, batch, (await benefit.handover.payouts.of(batch.id)).at(-1)?.id ?? "", world.nowMs)
  return "payout to a cooperative"
}

/** A wrong voucher is taken back by two persons, or left by the second. */
export async function reversePayout(world: World): Promise<Did> {
  const { benefit, handover, oracle, chance } = world
  const found = chance.pick(handover.batches.flatMap((batch) => batch.payouts.filter((one) => !one.undone).map((payout) => ({ batch, payout }))))
  if (!found) return null
  const { batch, payout } = found
  await benefit.handover.payouts.proposeReversal({ payoutId: payout.id, reason: "凭证不对", actor: "staff_1" })
  const decide = (actor: string, approve: boolean) => benefit.handover.payouts.decideReversal({ payoutId: payout.id, approve, reason: "核对无误", actor }, world.nowMs)
  await world.refused("deciding one's own reversal", () => decide("staff_1", true), "same_person")
  const approve = chance.happens(0.7)
  await decide("staff_2", approve)
  if (approve) takeBack(oracle, batch, payout, world.nowMs)
  return approve ? "payout taken back" : "payout left"
}

/** Households say that share or money is right, on paper or on a phone; each step once. */
export async function evidence(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const step = chance.happens(0.5) ? "acknowledged" as const : "received" as const
  const mayTake = (batch: OracleBatch) => standings(batch).filter((one) => !one[step] && (step === "acknowledged" ? one.settledFen > 0 && one.payoutId === null : isPaid(one))).map((one) => one.householdId)
  const batch = someBatch(world, (one) => mayTake(one).length > 0)
  if (!batch) return null
  const chosen = chance.some(mayTake(batch), 0.7)
  if (chance.happens(0.5)) {
    const { added } = await benefit.handover.evidences.recordSheet({ batchId: batch.id, step, sheet: world.voucher(), householdIds: chosen, actor: "staff_1" }, world.nowMs)
    if (added !== chosen.length) throw new HistoryBroken(`a sheet of ${chosen.length} households of ${batch.id}`, added)
    confirm(oracle, batch, step, chosen, world.nowMs)
    return `${step} by sheet`
  }
  const links = await benefit.handover.confirmations.open({ batchId: batch.id, step, householdIds: chosen, actor: "staff_1" }, world.nowMs)
  for (const { token, householdId } of links) {
    const answers = await Promise.all([benefit.handover.confirmations.confirm(token, world.nowMs), benefit.handover.confirmations.confirm(token, world.nowMs)])
    if (answers.filter((answer) => answer === "confirmed").length !== 1) throw new HistoryBroken(`a link pressed twice`, answers)
    confirm(oracle, batch, step, [householdId], world.nowMs)
  }
  return `${step} by phone`
}

export async function spotCheck(world: World): Promise<Did> {
  const batch = someBatch(world, (one) => standings(one).some((standing) => standing.settledFen > 0))
  if (!batch) return null
  const chosen = world.chance.some(standings(batch).filter((one) => one.settledFen > 0).map((one) => one.householdId), 0.3)
  await world.benefit.handover.evidences.spotCheck({ batchId: batch.id, checkId: world.id("visit"), householdIds: chosen, countyCode: countyOf(batch.cooperativeId), note: "入户核对", evidence: null, actor: "staff_2" }, world.nowMs)
  for (const id of chosen) batch.spotChecked.add(id)
  return "spot check"
}

/** Growers are paid at delivery, before their goods are sold. */
export async function advance(world: World): Promise<Did> {
  const { benefit, market, handover, chance } = world
  const lot = chance.pick(market.lots.slice(-6))
  if (!lot) return null
  const households = chance.some(lot.claims, 0.4).map(({ householdId }) => ({ householdId, fen: chance.whole(1, 600) }))
  const asked = { cooperativeId: lot.cooperativeId, countyCode: countyOf(lot.cooperativeId), lotId: lot.id, households: households.map(({ householdId, fen }) => ({ householdId, amountFen: BigInt(fen) })), voucher: world.voucher(), paidOn: world.today, actor: "member_1" }
  await benefit.handover.advances.record(asked, world.nowMs)
  await benefit.handover.advances.record(asked, world.nowMs)
  handover.advance(lot.cooperativeId, lot.id, households)
  return "advance"
}

/** Wages, rent, dividends: in accounts of their own. */
export async function periodBenefit(world: World): Promise<Did> {
  const { benefit, oracle, chance } = world
  const cooperativeId = chance.pick(COOPERATIVES) ?? BERRIES_COOP
  const [householdId, fen] = ["hh_g000000001", chance.whole(100, 90_000)] as const
  await benefit.handover.periodBenefits.record({ cooperativeId, countyCode: countyOf(cooperativeId), mechanism: "dividend", from: "2026-01-01", to: world.today, households: [{ householdId, amountFen: BigInt(fen) }], voucher: world.voucher(), actor: "member_1" }, world.nowMs)
  oracle.post("period_paid", fen, cooperativeId)
  oracle.post("period_benefit", -fen, cooperativeId, householdId)
  return "period benefit"
}
