import type { GoodsFact, Event, ShareFact } from "./oracle-facts.test-builder"
import { dayOf } from "./days.test-builder"
import { SoldLine, sum, type Moved, type Sold } from "./sold-line.test-builder"
import { tieOf, Walk } from "./walk.test-builder"

export type Bearer = "cooperative" | "carrier" | "platform"
export type Named = { lines: { lineId: string; quantity: number; fen: number }[]; freight: { cooperativeId: string; fen: number }[] }
/** `statement` counts how often it was stated; `ownBooks`: gifts alone, of which no provider knows; `spread`: nobody named its lines. */
export type PostedRefund = Named & { objectId: string; bearer: Bearer | null; cancels: boolean; undone: boolean; statement: number; ownBooks: boolean; spread: boolean }
export type NewRefund = Omit<PostedRefund, "undone" | "statement" | "ownBooks" | "spread"> & { ownBooks?: boolean; spread?: boolean }
export type Parcel = { cooperativeId: string; freightFen: number; freightLeftFen: number; goodsFen: number; freightOwedFen: number; compensationFen: number; signedAt: number | null; windowEndsAt: number | null; batchId: string | null; cancelled: boolean }
export type Order = {
  id: string; cartId: string; state: "open" | "released" | "paid"; paymentId: string | null; lines: SoldLine[]; parcels: Parcel[]; refunds: PostedRefund[]; disputedFen: number; cancelled: boolean
  draws: Draw[]
}
/** What one line took of one lot; `backUnits` of it lie there again, or were written off. */
export type Draw = { lineId: string; lotId: string; units: number; backUnits: number }
export type Receipt = { objectId: string; fen: number; refunds: { objectId: string; fen: number; undone: boolean }[]; applied: boolean; disputedFen: number }
export type Dispute = { objectId: string; paymentId: string; fen: number; of: Order | Receipt; open: boolean }
/** A change that touched a parcel which a batch holds already. */
export type LateChange = { order: Order; parcel: Parcel; nowMs: number }

/** What the ledger should hold, in plain maps and whole numbers. Knows nothing of entries, postings or SQL. */
export class Oracle {
  readonly accounts = new Map<string, number>()
  readonly events: Event[] = []
  readonly orders: Order[] = []
  readonly receipts: Receipt[] = []
  readonly disputes: Dispute[] = []
  /** set by the part that knows batches */
  onLateChange: (change: LateChange, event: Event) => void = () => undefined

  post(account: string, fen: number, cooperativeId: string | null = null, householdId: string | null = null): void {
    const key = `${account} ${cooperativeId ?? ""} ${householdId ?? ""}`
    this.accounts.set(key, (this.accounts.get(key) ?? 0) + fen)
  }

  happened(nowMs: number, captured: 0 | 1 = 0): Event {
    const event: Event = { day: dayOf(nowMs), captured, goods: [], shares: [] }
    this.events.push(event)
    return event
  }

  place(order: { id: string; cartId: string; lines: readonly Sold[]; freight: ReadonlyMap<string, number> }): Order {
    const parcels = [...order.freight].map(([cooperativeId, fen]): Parcel => ({ cooperativeId, freightFen: fen, freightLeftFen: fen, goodsFen: 0, freightOwedFen: 0, compensationFen: 0, signedAt: null, windowEndsAt: null, batchId: null, cancelled: false }))
    const draws = order.lines.flatMap((line) => line.parts.flatMap((part) => part.draws.flatMap(({ lotId, units }) => (lotId === null ? [] : [{ lineId: line.lineId, lotId, units, backUnits: 0 }]))))
    const placed: Order = { id: order.id, cartId: order.cartId, state: "open", paymentId: null, lines: order.lines.map((line) => new SoldLine(line)), parcels, refunds: [], disputedFen: 0, cancelled: false, draws }
    this.orders.push(placed)
    return placed
  }

  totalOf = (order: Order): number => sum(order.lines.map((line) => line.cashFen)) + sum(order.parcels.map((parcel) => parcel.freightFen))

  pay(order: Order, paymentId: string, nowMs: number, from: "clearing" | "unapplied_receipts" = "clearing"): void {
    order.state = "paid"
    order.paymentId = paymentId
    const event = this.happened(nowMs, 1)
    for (const line of order.lines) {
      const moved = line.sell()
      const { cooperativeId } = line.sold
      this.post(from, moved.cashFen, cooperativeId)
      this.post("platform_promotion", moved.promotionFen, cooperativeId)
      this.moveLine(order, line, moved, -1)
      event.goods.push(...goodsOf(line, moved, "gmv"))
      event.shares.push(...moved.shares.map(({ share, fen }) => ({ ...placeOf(line, share), accrued: fen })))
    }
    for (const parcel of order.parcels) {
      this.post(from, parcel.freightFen, parcel.cooperativeId)
      this.post("cooperative_freight", -parcel.freightFen, parcel.cooperativeId)
      parcel.freightOwedFen = parcel.freightFen
    }
  }

  /** What can still be given back of an order, in all. */
  leftOf = (order: Order): number => sum(order.lines.map((line) => line.leftFen)) + sum(order.parcels.map((parcel) => parcel.freightLeftFen))

  /** A refund that names nothing, over what is left of lines and freight; when it takes everything the gifts go too. */
  spread(order: Order, objectId: string, fen: number, bearer: Bearer | null): Named & { spread: true } {
    const parties = [...order.lines.map((line) => ({ weight: line.leftFen, tie: tieOf(objectId, "line", line.sold.lineId) })), ...order.parcels.map((parcel) => ({ weight: parcel.freightLeftFen, tie: tieOf(objectId, "freight", parcel.cooperativeId) }))]
    const shares = new Walk(parties).at(fen)
    const everything = fen === this.leftOf(order) && bearer === null
    return {
      spread: true,
      lines: order.lines.map((line, index) => ({ lineId: line.sold.lineId, fen: shares[index] ?? 0, quantity: everything ? line.leftQuantity : 0 })).filter((named) => named.fen > 0 || named.quantity > 0),
      freight: order.parcels.map((parcel, index) => ({ cooperativeId: parcel.cooperativeId, fen: shares[order.lines.length + index] ?? 0 })).filter((named) => named.fen > 0),
    }
  }

  refund(order: Order, refund: NewRefund, nowMs: number): void {
    order.refunds.push({ ownBooks: false, spread: false, ...refund, undone: false, statement: 1 })
    if (refund.cancels) order.cancelled = true
    this.change(order, [{ refund, sign: 1 }], nowMs)
  }

  /** The provider took a refund back: the books stand as if it had never been. */
  undoRefund(order: Order, refund: PostedRefund, nowMs: number): void {
    refund.undone = true
    this.change(order, [{ refund, sign: -1 }], nowMs)
  }

  /** Two persons say what a refund should have said, or that it should not have been: one change, whatever it moves. */
  correct(order: Order, refund: PostedRefund, restated: (Named & { bearer: Bearer | null }) | null, nowMs: number): void {
    refund.undone = true
    if (restated) order.refunds.push({ ...refund, ...restated, spread: false, undone: false, statement: refund.statement + 1 })
    this.change(order, [{ refund, sign: -1 }, ...(restated ? [{ refund: restated, sign: 1 as const }] : [])], nowMs)
  }

  private change(order: Order, parts: readonly { refund: Named & { bearer: Bearer | null }; sign: 1 | -1 }[], nowMs: number): void {
    const event = this.happened(nowMs)
    for (const { refund, sign } of parts) this.giveBack(order, refund, { sign, event })
    for (const parcel of order.parcels) if (parcel.batchId !== null) this.onLateChange({ order, parcel, nowMs }, event)
  }

  private giveBack(order: Order, { lines, freight, bearer }: Named & { bearer: Bearer | null }, { sign, event }: { sign: 1 | -1; event: Event }): void {
    for (const named of lines) {
      const line = order.lines.find((one) => one.sold.lineId === named.lineId)
      if (!line) throw new Error(`no line ${named.lineId}`)
      if (bearer === null) this.takeBack(order, line, line.giveBack(sign * named.fen, sign * named.quantity), event)
      else {
        line.compensatedFen += sign * named.fen
        this.compensate(order, line.sold.cooperativeId, bearer, sign * named.fen)
      }
    }
    for (const { cooperativeId, fen } of freight) {
      const parcel = parcelOf(order, cooperativeId)
      parcel.freightLeftFen -= sign * fen
      if (bearer !== null) this.compensate(order, cooperativeId, bearer, sign * fen)
      else {
        this.post("clearing", -sign * fen, cooperativeId)
        this.post("cooperative_freight", sign * fen, cooperativeId)
        parcel.freightOwedFen -= sign * fen
      }
    }
  }

  private takeBack(order: Order, line: SoldLine, moved: Moved, event: Event): void {
    const { cooperativeId } = line.sold
    this.post("clearing", -moved.cashFen, cooperativeId)
    this.post("platform_promotion", -moved.promotionFen, cooperativeId)
    this.moveLine(order, line, moved, 1)
    event.goods.push(...goodsOf(line, moved, "refunds"))
    event.shares.push(...moved.shares.map(({ share, fen }) => ({ ...placeOf(line, share), accrued: -fen })))
  }

  private compensate(order: Order, cooperativeId: string, bearer: Bearer, fen: number): void {
    this.post("clearing", -fen, cooperativeId)
    this.post(`${bearer}_compensation`, fen, cooperativeId)
    if (bearer === "cooperative") parcelOf(order, cooperativeId).compensationFen += fen
  }

  private moveLine(order: Order, line: SoldLine, moved: Moved, sign: 1 | -1): void {
    const { cooperativeId } = line.sold
    this.post("commission", sign * moved.commissionFen, cooperativeId)
    this.post("cooperative", sign * moved.cooperativeFen, cooperativeId)
    for (const { share, fen } of moved.shares) this.post("household_benefit", sign * fen, cooperativeId, share.householdId)
    parcelOf(order, cooperativeId).goodsFen -= sign * moved.cooperativeFen
  }

  receive(objectId: string, fen: number): Receipt {
    const receipt: Receipt = { objectId, fen, refunds: [], applied: false, disputedFen: 0 }
    this.receipts.push(receipt)
    this.post("clearing", fen)
    this.post("unapplied_receipts", -fen)
    return receipt
  }

  heldOf = (receipt: Receipt): number => (receipt.applied ? 0 : receipt.fen - receipt.disputedFen - sum(receipt.refunds.filter((refund) => !refund.undone).map((refund) => refund.fen)))

  letGo(receipt: Receipt, objectId: string, fen: number): void {
    receipt.refunds.push({ objectId, fen, undone: false })
    this.post("clearing", -fen)
    this.post("unapplied_receipts", fen)
  }

  bounced(refund: Receipt["refunds"][number]): void {
    refund.undone = true
    this.post("clearing", refund.fen)
    this.post("unapplied_receipts", -refund.fen)
  }

  disputed(dispute: Dispute, step: "opened" | "won" | "lost" | "fee", feeFen = 0): void {
    const { fen, of } = dispute
    if (step === "fee") return this.both("dispute_fees", "clearing", feeFen)
    if (step === "opened") {
      this.disputes.push(dispute)
      of.disputedFen += fen
      return this.both("disputed", "clearing", fen)
    }
    dispute.open = false
    if (step === "won") {
      of.disputedFen -= fen
      this.both("clearing", "disputed", fen)
    } else this.both("lines" in of ? "dispute_loss" : "unapplied_receipts", "disputed", fen)
  }

  private both(debit: string, credit: string, fen: number): void {
    this.post(debit, fen)
    this.post(credit, -fen)
  }
}

export function parcelOf(order: Order, cooperativeId: string): Parcel {
  const parcel = order.parcels.find((one) => one.cooperativeId === cooperativeId)
  if (!parcel) throw new Error(`order ${order.id} has no parcel of ${cooperativeId}`)
  return parcel
}

export const placeOf = ({ sold }: SoldLine, share: SoldLine["shares"][number]): ShareFact => ({ cooperativeId: sold.cooperativeId, productId: sold.productId, mechanism: share.mechanism, householdId: share.householdId, kind: share.kind, village: share.village })

const goodsOf = ({ sold }: SoldLine, moved: Moved, as: "gmv" | "refunds"): GoodsFact[] => moved.goods.map(({ mechanism, fen }) => ({ cooperativeId: sold.cooperativeId, productId: sold.productId, mechanism, gmv: 0, refunds: 0, [as]: fen }))
