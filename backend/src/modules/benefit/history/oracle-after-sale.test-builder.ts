import type { Bearer, Named, Oracle, Order, Parcel, PostedRefund } from "./oracle.test-builder"
import { sum } from "./sold-line.test-builder"

/** A refund as it was asked for; what is open is held back from others. */
export type Request = Named & { id: string; order: Order; reason: "cancellation" | "return" | "compensation"; bearer: Bearer | null; open: boolean }
export type CaseState = "asked" | "accepted" | "refused" | "withdrawn" | "received" | "compensated"
export type ReturnCase = { id: string; order: Order; parcel: Parcel; kind: "return" | "damage"; state: CaseState; steps: number; lines: { lineId: string; quantity: number }[]; cooperativeBearsFreight: boolean; request: Request | null }
export type Restated = Named & { reason: "cancellation" | "return" | "compensation"; bearer: Bearer | null }
export type Correction = { id: string; order: Order; refund: PostedRefund; restated: Restated | null; askedBy: string }

/** What was asked for after a sale and has not moved money yet, by the oracle's own counting. */
export class AfterSale {
  readonly requests: Request[] = []
  readonly cases: ReturnCase[] = []
  readonly corrections: Correction[] = []
  /** units of each line that left their parcel before it was sent */
  readonly takenOut = new Map<string, number>()

  constructor(private readonly oracle: Oracle) {}

  /** A parcel waits for its batch while somebody's word, goods or money of a return case are awaited. */
  holds = (parcel: Parcel): boolean => this.cases.some((one) => one.parcel === parcel && (one.state === "asked" || one.state === "accepted" || one.request?.open === true))

  openOf = (order: Order): Request[] => this.requests.filter((request) => request.open && request.order === order)

  /** What of a line may still be asked for; a refund at the dashboard may have taken what was asked before, then nothing. */
  lineLeft(order: Order, lineId: string): { fen: number; quantity: number } {
    const line = order.lines.find((one) => one.sold.lineId === lineId)
    const asked = this.openOf(order).flatMap((request) => request.lines).filter((named) => named.lineId === lineId)
    return { fen: Math.max(0, (line?.leftFen ?? 0) - sum(asked.map((named) => named.fen))), quantity: Math.max(0, (line?.leftQuantity ?? 0) - sum(asked.map((named) => named.quantity))) }
  }

  freightLeft(order: Order, parcel: Parcel): number {
    const asked = this.openOf(order).flatMap((request) => request.freight).filter((named) => named.cooperativeId === parcel.cooperativeId)
    return Math.max(0, parcel.freightLeftFen - sum(asked.map((named) => named.fen)))
  }

  /** Everything that is left of a parcel: money, and of gifts their units. */
  restOf(order: Order, parcel: Parcel): Named {
    const lines = order.lines.filter((line) => line.sold.cooperativeId === parcel.cooperativeId).map((line) => ({ isGift: line.cashFen === 0, lineId: line.sold.lineId, ...this.lineLeft(order, line.sold.lineId) }))
    const freightFen = this.freightLeft(order, parcel)
    return {
      lines: lines.filter(({ isGift, fen, quantity }) => fen > 0 || (isGift && quantity > 0)).map(({ lineId, fen, quantity }) => ({ lineId, fen, quantity })),
      freight: freightFen > 0 ? [{ cooperativeId: parcel.cooperativeId, fen: freightFen }] : [],
    }
  }

  /** What units are worth to who gives them back: their part of the line's money, rounded down; the last units all that is left. */
  worthOf(order: Order, { lineId, quantity }: { lineId: string; quantity: number }): number {
    const line = order.lines.find((one) => one.sold.lineId === lineId)
    const left = this.lineLeft(order, lineId)
    if (!line || quantity >= left.quantity) return left.fen
    return Math.min(left.fen, Math.floor((line.cashFen * quantity) / line.sold.quantity))
  }

  /** Units of a line that other cases of the kind hold: waiting, or arrived, or never sent. What was announced and did not arrive can be asked for again. */
  heldByCases(order: Order, kind: ReturnCase["kind"], lineId: string): { waiting: number; ever: number } {
    const own = this.cases.filter((one) => one.order === order && one.kind === kind)
    const units = (lines: readonly { lineId: string; quantity: number }[]) => sum(lines.filter((line) => line.lineId === lineId).map((line) => line.quantity))
    const waiting = units(own.filter((one) => ["asked", "accepted", "compensated"].includes(one.state)).flatMap((one) => one.lines))
    const arrived = units(own.filter((one) => one.state === "received").flatMap((one) => one.request?.lines ?? []))
    return { waiting, ever: waiting + (this.takenOut.get(lineId) ?? 0) + arrived }
  }

  /** Units that refunds name leave a parcel that was not sent: as many as ever stood at one time, and none comes back into it. @returns what leaves now */
  takeOut(order: Order, unsent: readonly string[]): { lineId: string; quantity: number; of: number }[] {
    const named = [...order.refunds.filter((refund) => !refund.undone && !refund.spread), ...this.openOf(order)].filter((refund) => refund.bearer === null).flatMap((refund) => refund.lines)
    const open = order.lines.filter((line) => order.parcels.some((parcel) => parcel.cooperativeId === line.sold.cooperativeId && !parcel.cancelled && unsent.includes(parcel.cooperativeId)))
    return open.flatMap(({ sold: { lineId, quantity: of } }) => {
      const before = this.takenOut.get(lineId) ?? 0
      const stand = Math.min(of, sum(named.filter((line) => line.lineId === lineId).map((line) => line.quantity)))
      if (stand <= before) return []
      this.takenOut.set(lineId, stand)
      return [{ lineId, quantity: stand - before, of }]
    })
  }

  /** Whether the order can give this back as it was asked for. */
  fits = (order: Order, { lines, freight }: Named): boolean =>
    lines.every((named) => order.lines.some((line) => line.sold.lineId === named.lineId && named.fen <= line.leftFen && named.quantity <= line.leftQuantity)) &&
    freight.every((named) => order.parcels.some((parcel) => parcel.cooperativeId === named.cooperativeId && named.fen <= parcel.freightLeftFen))

  /** The provider says that it succeeded. Where its lines have gone otherwise, it is spread over what is left. */
  posted(request: Request, objectId: string, nowMs: number): void {
    const { order, bearer, lines, freight } = request
    const fen = fenOf(request)
    request.open = false
    const as = this.fits(order, request) ? { bearer, lines, freight } : { bearer: null, ...this.oracle.spread(order, objectId, fen, null) }
    this.oracle.refund(order, { objectId, cancels: false, ownBooks: fen === 0, ...as }, nowMs)
  }

  /** Paid, given back, asked for, and what can still be asked for. */
  figuresOf(order: Order): { paidFen: number; refundedFen: number; pendingFen: number; refundableFen: number } {
    const refundableFen = sum(order.lines.map((line) => this.lineLeft(order, line.sold.lineId).fen)) + sum(order.parcels.map((parcel) => this.freightLeft(order, parcel)))
    return { paidFen: this.oracle.totalOf(order), refundedFen: this.oracle.totalOf(order) - this.oracle.leftOf(order), pendingFen: sum(this.openOf(order).map(fenOf)), refundableFen }
  }
}

export const fenOf = ({ lines, freight }: Named): number => sum([...lines, ...freight].map((named) => named.fen))
