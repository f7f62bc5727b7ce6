import { daysAfter, dayOf } from "./days.test-builder"
import { type LateChange, type Oracle, type Order, type Parcel, placeOf } from "./oracle.test-builder"
import type { Event, ShareFact } from "./oracle-facts.test-builder"
import { sum, type Share, type SoldLine } from "./sold-line.test-builder"

/** What a batch settled for one household on goods of one kind. */
export type BatchCell = Omit<ShareFact, "accrued" | "acknowledged" | "paid" | "received" | "inAdvance"> & { settledFen: number; payableFen: number; paidFen: number }
export type OraclePayout = { id: string; to: "households" | "cooperative"; cells: { cell: BatchCell; fen: number }[]; fen: number; undone: boolean; householdIds: string[] }
export type OracleBatch = {
  id: string; cooperativeId: string; from: string; to: string; figures: Record<string, number>; instructed: boolean; changes: number; cells: BatchCell[]; payouts: OraclePayout[]
  cooperativePayableFen: number; acknowledged: Set<string>; received: Set<string>; spotChecked: Set<string>
}
export type Standing = { householdId: string; settledFen: number; payableFen: number; paidFen: number; acknowledged: boolean; received: boolean; spotChecked: boolean; payoutId: string | null }

const advanceKey = (lotId: string, householdId: string): string => `${lotId} ${householdId}`

const settledOf = (share: Share): number => share.settledFromAdvanceFen + share.settledToPayableFen

/** What an advance should bear of a share by now, less what it bears and what is owed to the household anew. */
function gapOf(share: Share): number {
  const paidAnewFen = share.toPayableFen - share.settledToPayableFen
  const shouldBeFen = Math.max(0, share.settledFromAdvanceFen - (settledOf(share) - share.accruedFen))
  return shouldBeFen - share.fromAdvanceFen - paidAnewFen
}

/** Benefit on its way to the hand, as the oracle sees it: settled once per parcel, advances first, refunds afterwards the cooperative's. */
export class HandoverOracle {
  readonly batches: OracleBatch[] = []
  readonly advances = new Map<string, number>()
  private readonly receivable = new Map<string, number>()

  constructor(private readonly oracle: Oracle) {
    oracle.onLateChange = (change, event) => this.sweep(change, event)
  }

  owes = (cooperativeId: string): number => this.receivable.get(cooperativeId) ?? 0

  advance(cooperativeId: string, lotId: string, households: readonly { householdId: string; fen: number }[]): void {
    for (const { householdId, fen } of households) this.moveAdvance(cooperativeId, { lotId, householdId }, fen)
  }

  /** The parcels a batch would take now, oldest window first; null where the period is settled already. */
  payable(cooperativeId: string, to: string, nowMs: number): { order: Order; parcel: Parcel }[] | null {
    if (this.batches.some((batch) => batch.cooperativeId === cooperativeId && batch.to >= to)) return null
    const cutoff = Math.min(nowMs, Date.parse(`${daysAfter(to, 1)}T00:00:00+08:00`) - 1)
    return this.oracle.orders
      .filter((order) => order.state === "paid")
      .flatMap((order) => order.parcels.filter((parcel) => parcel.cooperativeId === cooperativeId && parcel.batchId === null && parcel.windowEndsAt !== null && parcel.windowEndsAt <= cutoff).map((parcel) => ({ order, parcel })))
      .sort((a, b) => (a.parcel.windowEndsAt ?? 0) - (b.parcel.windowEndsAt ?? 0) || (a.order.id < b.order.id ? -1 : 1))
  }

  freeze(id: string, { cooperativeId, to }: { cooperativeId: string; to: string }, taken: readonly { order: Order; parcel: Parcel }[], nowMs: number): OracleBatch {
    const before = this.batches.filter((batch) => batch.cooperativeId === cooperativeId).map((batch) => batch.to).sort().at(-1)
    const earliest = this.oracle.orders.flatMap((order) => order.parcels).flatMap((parcel) => (parcel.cooperativeId === cooperativeId && parcel.windowEndsAt !== null ? [parcel.windowEndsAt] : [])).sort((a, b) => a - b)[0]
    const firstDay = dayOf(earliest ?? nowMs)
    const from = before ? daysAfter(before, 1) : firstDay < to ? firstDay : to
    const batch: OracleBatch = { id, cooperativeId, from, to, figures: {}, instructed: false, changes: 0, cells: [], payouts: [], cooperativePayableFen: 0, acknowledged: new Set(), received: new Set(), spotChecked: new Set() }
    this.batches.push(batch)
    const event = this.oracle.happened(nowMs)
    const settled = taken.map(({ order, parcel }) => this.settle(batch, order, parcel, event))
    const total = (pick: (one: (typeof settled)[number]) => number): number => sum(settled.map(pick))
    const receivableFen = this.owes(cooperativeId)
    const payableFen = total((one) => Math.max(0, one.netFen))
    // What a cooperative paid back for a refund that failed afterwards is its own money again.
    const claimFen = Math.max(0, -receivableFen)
    const offsetFen = Math.max(0, Math.min(payableFen, receivableFen))
    this.claim(cooperativeId, -offsetFen + claimFen)
    this.payCooperative(batch, claimFen - offsetFen)
    batch.figures = {
      parcels: taken.length, orders: taken.length, households: new Set(settled.flatMap((one) => one.households)).size, salesFen: total((one) => one.salesFen), refundsFen: total((one) => one.refundsFen), commissionFen: total((one) => one.commissionFen),
      benefitFen: total((one) => one.benefitFen), goodsFen: total((one) => one.goodsFen), freightFen: total((one) => one.freightFen), compensationFen: total((one) => one.compensationFen), advancesFen: total((one) => one.advancesFen),
      benefitPayableFen: total((one) => one.benefitFen - one.advancesFen), receivableBeforeFen: Math.max(0, receivableFen), offsetFen, receivableAfterFen: Math.max(0, receivableFen) - offsetFen,
      cooperativePayableFen: payableFen + claimFen, cooperativeNetFen: payableFen + claimFen - offsetFen,
    }
    return batch
  }

  private settle(batch: OracleBatch, order: Order, parcel: Parcel, event: Event) {
    const { cooperativeId } = batch
    const lines = order.lines.filter((line) => line.sold.cooperativeId === cooperativeId)
    const { goodsFen, freightOwedFen: freightFen, compensationFen } = parcel
    let [benefitFen, advancesFen] = [0, 0]
    const households: string[] = []
    for (const line of lines) {
      for (const share of line.shares) {
        const fromAdvance = share.lotId === null ? 0 : Math.min(share.accruedFen, this.advances.get(advanceKey(share.lotId, share.householdId)) ?? 0)
        Object.assign(share, { settledFromAdvanceFen: fromAdvance, settledToPayableFen: share.accruedFen - fromAdvance })
        benefitFen += share.accruedFen
        advancesFen += fromAdvance
        if (share.accruedFen !== 0) households.push(share.householdId)
        this.oracle.post("household_benefit", share.accruedFen, cooperativeId, share.householdId)
        this.attribute(batch, line, share, { fromAdvance, toPayable: share.accruedFen - fromAdvance, inAdvance: 0 }, event)
      }
    }
    for (const [account, fen] of [["cooperative", goodsFen], ["cooperative_freight", freightFen], ["cooperative_compensation", -compensationFen]] as const) this.oracle.post(account, fen, cooperativeId)
    Object.assign(parcel, { goodsFen: 0, freightOwedFen: 0, compensationFen: 0, batchId: batch.id })
    const netFen = goodsFen + freightFen - compensationFen + advancesFen
    if (netFen > 0) this.payCooperative(batch, netFen)
    else this.claim(cooperativeId, -netFen)
    return {
      netFen, goodsFen, freightFen, compensationFen, benefitFen, advancesFen, households, salesFen: sum(lines.map((line) => line.lineFen)),
      refundsFen: sum(lines.map((line) => line.grossReturnedFen)), commissionFen: sum(lines.map((line) => line.commissionLeftFen)),
    }
  }

  /** What a change moved on a settled parcel: shares to the cooperative's debt or back, advances restored or used again, nothing ever from the household. */
  private sweep({ parcel, order }: LateChange, event: Event): void {
    const batch = this.batches.find((one) => one.id === parcel.batchId)
    if (!batch) throw new Error(`no batch ${parcel.batchId}`)
    const { cooperativeId } = batch
    const moved = order.lines.filter((line) => line.sold.cooperativeId === cooperativeId).flatMap((line) => line.shares.map((share) => ({ line, share, gapFen: gapOf(share) })))
    // What one line gives back to an advance is there for the others.
    for (const { line, share, gapFen } of moved) if (gapFen <= 0) this.sweepShare(batch, { line, share, gapFen }, event)
    for (const { line, share, gapFen } of moved) if (gapFen > 0) this.sweepShare(batch, { line, share, gapFen }, event)
    for (const [account, fen] of [["cooperative", parcel.goodsFen], ["cooperative_freight", parcel.freightOwedFen], ["cooperative_compensation", -parcel.compensationFen]] as const) {
      this.oracle.post(account, fen, cooperativeId)
      this.claim(cooperativeId, -fen)
    }
    Object.assign(parcel, { goodsFen: 0, freightOwedFen: 0, compensationFen: 0 })
  }

  private sweepShare(batch: OracleBatch, { line, share, gapFen }: { line: SoldLine; share: Share; gapFen: number }, event: Event): void {
    const { cooperativeId } = batch
    const owedFen = share.accruedFen - (share.sweptToFen ?? settledOf(share))
    share.sweptToFen = share.accruedFen
    if (owedFen === 0) return
    const outstandingFen = share.lotId === null ? 0 : (this.advances.get(advanceKey(share.lotId, share.householdId)) ?? 0)
    const fromAdvance = gapFen > 0 ? Math.min(gapFen, outstandingFen) : -Math.min(-gapFen, share.fromAdvanceFen)
    const toPayable = gapFen > 0 ? gapFen - fromAdvance : 0
    this.oracle.post("household_benefit", owedFen, cooperativeId, share.householdId)
    this.claim(cooperativeId, -(owedFen - toPayable), share.householdId)
    this.attribute(batch, line, share, { fromAdvance, toPayable, inAdvance: fromAdvance - (owedFen - toPayable) }, event)
  }

  private attribute(batch: OracleBatch, line: SoldLine, share: Share, { fromAdvance, toPayable, inAdvance }: { fromAdvance: number; toPayable: number; inAdvance: number }, event: Event): void {
    share.fromAdvanceFen += fromAdvance
    share.toPayableFen += toPayable
    if (share.lotId !== null) this.moveAdvance(batch.cooperativeId, { lotId: share.lotId, householdId: share.householdId }, -fromAdvance)
    this.oracle.post("household_payable", -toPayable, batch.cooperativeId, share.householdId)
    const place = placeOf(line, share)
    const cell = this.cellOf(batch, place)
    cell.settledFen += fromAdvance + toPayable
    cell.payableFen += toPayable
    cell.paidFen += fromAdvance
    event.shares.push({ ...place, paid: fromAdvance, inAdvance })
  }

  private cellOf(batch: OracleBatch, place: ShareFact): BatchCell {
    const found = batch.cells.find((cell) => cell.householdId === place.householdId && cell.productId === place.productId && cell.mechanism === place.mechanism)
    if (found) return found
    const { cooperativeId, productId, mechanism, householdId, kind, village } = place
    const made = { cooperativeId, productId, mechanism, householdId, kind, village, settledFen: 0, payableFen: 0, paidFen: 0 }
    batch.cells.push(made)
    return made
  }

  private moveAdvance(cooperativeId: string, { lotId, householdId }: { lotId: string; householdId: string }, fen: number): void {
    this.advances.set(advanceKey(lotId, householdId), (this.advances.get(advanceKey(lotId, householdId)) ?? 0) + fen)
    this.oracle.post("household_advance", fen, cooperativeId, householdId)
    this.oracle.post("advance_funding", -fen, cooperativeId)
  }

  private claim(cooperativeId: string, fen: number, householdId: string | null = null): void {
    this.receivable.set(cooperativeId, this.owes(cooperativeId) + fen)
    this.oracle.post("cooperative_receivable", fen, cooperativeId, householdId)
  }

  private payCooperative(batch: OracleBatch, fen: number): void {
    batch.cooperativePayableFen += fen
    this.oracle.post("cooperative_payable", -fen, batch.cooperativeId)
  }
}
