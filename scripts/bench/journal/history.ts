import { advanceEntry, cooperativePayoutEntry, evidenceEntry, type Hash, type HouseholdAmount, offsetEntry, payoutEntry, refundEntry, remainderOf, reversalEntry, saleEntry, saleTotalFen, settlementEntry, shanghaiDay, unappliedEntry, unappliedRefundEntry } from "../../../shared/src/ledger/index.js"
import { BenchBooks, type OpenBatch, type Written } from "./books.js"
import { Random } from "./random.js"
import { benchProducts, type BenchProduct } from "./register.js"
import { benchSnapshot } from "./sales.js"

/** How long a journal is: so many orders, spread evenly over two years, and everything that follows from them. */
export interface HistorySize { readonly orders: number; readonly seed: number }

const FROM_MS = Date.UTC(2025, 0, 1) - 8 * 3_600_000
const HALF_MONTHS = 48
const DAY_MS = 86_400_000
/** First and last Asia/Shanghai day of the journal's orders. */
export const BENCH_PERIOD = { from: "2025-01-01", to: "2026-12-31" } as const

type Batch = OpenBatch & { households: Set<string> }
interface Half { readonly number: number; readonly fromMs: number; readonly toMs: number; readonly orders: string[] }

/**
 * Two years of the market as its journal tells them: orders, one in twelve refunded in part or whole (some when their
 * parcel was settled long ago, some refunds failing afterwards), money that came twice, advances at delivery, and every
 * half month the settlement of the one before, the households' signatures, payouts with vouchers and receipts. Always by the
 * functions that write the real journal; the same seed gives the same bytes. Yields entries in order of the chain.
 */
export function* benchHistory({ orders, seed }: HistorySize, hash: Hash): Generator<Written> {
  const [random, books, products] = [new Random(seed), new BenchBooks(hash), benchProducts()]
  const halves: Half[] = []
  let placed = 0
  for (let number = 0; number < HALF_MONTHS; number += 1) {
    const half = halfMonth(number)
    halves.push(half)
    if (number % 6 === 0) advances(books, products, half)
    const until = Math.floor((orders * (number + 1)) / HALF_MONTHS)
    for (const first = placed; placed < until; placed += 1) {
      const placedAtMs = half.fromMs + Math.floor(((half.toMs - half.fromMs) * (placed - first)) / (until - first))
      half.orders.push(sell(books, benchSnapshot(products, { number: placed, placedAtMs }, random)))
      if (random.chance(1 / 12)) giveBack(books, { orderId: random.pick(random.pick(halves.slice(-3)).orders.concat(half.orders.slice(-1))), occurredAtMs: placedAtMs + 60_000, number: placed }, random)
      if (random.chance(1 / 500)) paidTwice(books, { occurredAtMs: placedAtMs + 90_000, number: placed })
      yield* books.take()
    }
    const due = halves[number - 1]
    if (due) yield* handOver(books, due, half, random)
    for (const orderId of halves[number - 3]?.orders.splice(0) ?? []) books.forget(orderId)
  }
}

function halfMonth(number: number): Half {
  const month = Math.floor(number / 2)
  const [from, middle, to] = [Date.UTC(2025, month, 1), Date.UTC(2025, month, 16), Date.UTC(2025, month + 1, 1)]
  const shift = FROM_MS - Date.UTC(2025, 0, 1)
  return { number, fromMs: (number % 2 === 0 ? from : middle) + shift, toMs: (number % 2 === 0 ? middle : to) + shift, orders: [] }
}

const STRIPE = { provider: "stripe", currency: "cny" }

function sell(books: BenchBooks, snapshot: ReturnType<typeof benchSnapshot>): string {
  const movement = { ...STRIPE, objectId: `pi_${snapshot.orderId}`, medusaId: `pay_${snapshot.orderId}`, amountFen: saleTotalFen(snapshot), occurredAtMs: snapshot.placedAtMs + 30_000 }
  books.write(saleEntry(movement, snapshot, books.hash))
  return snapshot.orderId
}

function giveBack(books: BenchBooks, { orderId, occurredAtMs, number }: { orderId: string; occurredAtMs: number; number: number }, random: Random): void {
  const family = books.family(orderId)
  const [sale] = family
  if (sale === undefined) return
  const left = remainderOf({ sale, later: family })
  const share = random.pick([4n, 2n, 1n, 1n])
  const lines = [...left.lines.values()].map(({ line, cashFen, quantity }) => ({ lineId: line.lineId, amountFen: cashFen / share, quantity: share === 1n ? quantity : 0 })).filter((line) => line.amountFen > 0n)
  const freight = share === 1n ? [...left.freight].map(([cooperativeId, amountFen]) => ({ cooperativeId, amountFen })).filter((one) => one.amountFen > 0n) : []
  if (lines.length === 0) return
  const amountFen = [...lines, ...freight].reduce((sum, one) => sum + one.amountFen, 0n)
  const refund = books.write(refundEntry({ ...STRIPE, objectId: `re_b${number}`, medusaId: `ref_b${number}`, amountFen, occurredAtMs, reason: random.pick(["return", "cancellation"] as const), bearer: null, lines, freight }, { sale, later: family }, books.hash))
  if (random.chance(0.03)) books.write(reversalEntry(refund, { correction: { actor: "staff_bench", reasonCode: "refund_failed" }, occurredAtMs: occurredAtMs + DAY_MS / 4 }, books.family(orderId), books.hash))
}

function paidTwice(books: BenchBooks, { occurredAtMs, number }: { occurredAtMs: number; number: number }): void {
  const money = { ...STRIPE, medusaId: null, amountFen: BigInt(100 + (number % 9_000)), occurredAtMs }
  const receipt = books.write(unappliedEntry({ ...money, objectId: `pi_twice_${number}` }, null))
  books.write(unappliedRefundEntry({ ...money, objectId: `re_twice_${number}`, occurredAtMs: occurredAtMs + 60_000 }, receipt, [receipt]))
}

/** Every quarter some cooperatives pay part of a lot at delivery. */
function advances(books: BenchBooks, products: readonly BenchProduct[], half: Half): void {
  const season = Math.floor(half.fromMs / (91 * DAY_MS))
  products.forEach(({ productId, cooperativeId, agreement, households }, index) => {
    if (index % 12 !== 0 || agreement?.mechanism !== "order_purchase") return
    const lotId = `lot_${productId}_${season}`
    books.write(advanceEntry({ advanceId: `adv_${lotId}`, cooperativeId, lotId, households: households.slice(0, 20).map(({ householdId }) => ({ householdId, amountFen: 20_000n })), source: "delivery_receipt", proof: "bench", occurredAtMs: half.fromMs }))
  })
}

/** Settles one half month's parcels at the end of the next, and takes their benefit to the hand. */
function* handOver(books: BenchBooks, due: Half, now: Half, random: Random): Generator<Written> {
  const batches = new Map<string, Batch>()
  const period = { from: shanghaiDay(due.fromMs), to: shanghaiDay(due.toMs - 1) }
  for (const orderId of due.orders) {
    settle(books, { orderId, now, batchOf: (cooperativeId) => batches.get(cooperativeId) ?? { ...period, batchId: `bat_b${due.number}_${cooperativeId}`, cooperativeId, households: new Set() } }).forEach((batch) => batches.set(batch.cooperativeId, batch))
    yield* books.take()
  }
  for (const batch of batches.values()) {
    pay(books, batch, now, random)
    yield* books.take()
  }
}

function settle(books: BenchBooks, { orderId, now, batchOf }: { orderId: string; now: Half; batchOf: (cooperativeId: string) => Batch }): Batch[] {
  const [sale] = books.family(orderId)
  const left = sale === undefined ? [] : [...remainderOf({ sale, later: books.family(orderId) }).lines.values()]
  const parcels = new Set(left.filter((line) => line.cashFen > 0n).map(({ line }) => line.cooperativeId))
  return [...parcels].map((cooperativeId) => {
    const batch = batchOf(cooperativeId)
    const entry = books.write(settlementEntry({ orderId, batch: nameOf(batch), occurredAtMs: now.toMs - DAY_MS }, books.family(orderId), books.handover.advances))
    for (const { householdId } of entry.postings) if (householdId !== null) batch.households.add(householdId)
    return batch
  })
}

const nameOf = ({ batchId, cooperativeId, from, to }: OpenBatch) => ({ batchId, cooperativeId, from, to })

function pay(books: BenchBooks, open: OpenBatch, now: Half, random: Random): void {
  const [batch, { batchId, cooperativeId }] = [nameOf(open), open]
  const households = [...open.households].map((householdId) => ({ householdId, ...books.handover.household(batchId, householdId) }))
  const evidence = (step: "acknowledged" | "received", named: readonly HouseholdAmount[], hours: number): void => {
    if (named.length > 0) books.write(evidenceEntry({ eventId: `ev_${step}_${batchId}`, batch, step, source: step === "received" ? "household_phone" : "signed_sheet", households: named, proof: "bench", occurredAtMs: now.toMs - DAY_MS + hours * 3_600_000 }))
  }
  const [payableFen, receivableFen] = [books.handover.payableFen(batchId), books.handover.receivableFen(cooperativeId)]
  if (receivableFen !== 0n && payableFen > 0n) books.write(offsetEntry({ batch, payableFen, receivableFen, occurredAtMs: now.toMs - DAY_MS + 3_600_000 }))
  if (random.chance(0.8)) evidence("acknowledged", households.filter((one) => one.settledFen > 0n).map((one) => ({ householdId: one.householdId, amountFen: one.settledFen })), 2)
  const owed = households.filter((one) => one.payableFen > 0n)
  const common = { batch, proof: "bench", occurredAtMs: now.toMs - DAY_MS + 3 * 3_600_000 }
  if (owed.length > 0) books.write(payoutEntry({ ...common, payoutId: `payout_${batchId}`, householdIds: owed.map((one) => one.householdId), payable: new Map(owed.map((one) => [one.householdId, one.payableFen])), source: "voucher" }))
  const cooperativeFen = books.handover.payableFen(batchId)
  if (cooperativeFen > 0n) books.write(cooperativePayoutEntry({ ...common, payoutId: `payout_own_${batchId}`, payableFen: cooperativeFen }))
  if (random.chance(0.6)) evidence("received", owed.filter((_, index) => index % 3 !== 0).map((one) => ({ householdId: one.householdId, amountFen: books.handover.household(batchId, one.householdId).paidFen })), 5)
}
