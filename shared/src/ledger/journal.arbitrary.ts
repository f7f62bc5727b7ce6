import type { Entry, EntryDraft } from "./entry.js"
import { HandoverBooks } from "./handover-books.js"
import type { Hash } from "./hash.js"
import type { Movement } from "./movement.js"
import { saleTotalFen } from "./line-amounts.js"
import type { Refund } from "./refund-statement.js"
import { receivableEntry, settledParcelsTouched } from "./receivable.js"
import { refundEntry } from "./refund.js"
import { saleEntry } from "./sale.js"
import { sealEntry } from "./seal.js"
import { sha256 } from "./sha256.arbitrary.js"
import { type LineSnapshot, type LotDraw, type PerUnitAgreement, type SaleSnapshot, type ShareAgreement, snapshotVersionOf } from "./snapshot.js"

/** 2026-11-23 08:00 in Shanghai. */
export const NOON_MS = Date.UTC(2026, 10, 23)

export const agreement: ShareAgreement = { agreementId: "agr_berry", version: 1, mechanism: "consignment_share", rateBps: 1000, base: "line_amount" }

/** 3 yuan a kilogram. */
export const perKilogram: PerUnitAgreement = { agreementId: "agr_kilo", version: 1, mechanism: "order_purchase", fen: 300n, perBaseUnits: 1000, base: "base_units" }

/** A draw of `baseUnits` from a lot to which these households delivered these weights. */
export function drawOf(lotId: string | null, baseUnits: bigint, delivered: Readonly<Record<string, bigint>>): LotDraw {
  const contributions = Object.entries(delivered).map(([householdId, weight]) => ({ householdId, weight, kind: "lifted" as const, villageCode: "522635101201" }))
  return { lotId, lotNumber: lotId === null ? null : `MJ-${lotId}`, harvestDate: lotId === null ? null : "2026-07-10", baseUnits, contributions }
}

/** A line of 20 yuan without discounts, 5 % commission, one lot of two households. */
export function lineOf(own: Partial<LineSnapshot> = {}): LineSnapshot {
  return {
    lineId: "line_1", productId: "prod_berry", variantId: "var_500g", title: "麻江蓝莓 500g", category: "fruit", cooperativeId: "coop_mj", countyCode: "522635",
    quantity: 1, unitPriceFen: 2000n, cooperativeDiscountFen: 0n, platformDiscountFen: 0n, commission: { ruleId: "standard", rateBps: 500 },
    parts: [{ agreement, draws: [drawOf("lot_1", 500n, { hh_a: 3n, hh_b: 1n })] }],
    ...own,
  }
}

export function snapshotOf(own: Partial<SaleSnapshot> = {}): SaleSnapshot {
  const lines = own.lines ?? [lineOf()]
  return {
    version: snapshotVersionOf(lines), orderId: "order_1", cartId: "cart_1", placedAtMs: NOON_MS, channel: "storefront", buyerDistrictCode: "330106", currency: "cny",
    lines, freight: [{ cooperativeId: "coop_mj", shippingMethodId: "sm_1", amountFen: 800n }],
    ...own,
  }
}

/** The capture that pays a snapshot in full. */
export function captureOf(snapshot: SaleSnapshot, own: Partial<Movement> = {}): Movement {
  return { provider: "stripe", objectId: `pi_${snapshot.orderId}`, medusaId: `pay_${snapshot.orderId}`, amountFen: saleTotalFen(snapshot), currency: "cny", occurredAtMs: NOON_MS, ...own }
}

/** A refund of named lines; its amount is what they sum to. */
export function refundOf(objectId: string, own: Partial<Refund> & Pick<Refund, "lines">): Refund {
  const freight = own.freight ?? []
  const amountFen = [...(own.lines ?? []), ...freight].reduce((sum, named) => sum + named.amountFen, 0n)
  return { provider: "stripe", objectId, medusaId: null, amountFen, currency: "cny", occurredAtMs: NOON_MS, reason: "return", bearer: null, freight, ...own }
}

/** A journal in memory: seals drafts one behind the other, or only numbers them where ten thousand runs need no chain. Keeps the sums handovers are written by. */
export class TestJournal {
  readonly entries: Entry[] = []
  readonly books = new HandoverBooks()

  constructor(readonly hash: Hash = sha256, readonly sealed = true) {}

  write(draft: EntryDraft): Entry {
    const recordedAtMs = draft.occurredAtMs + 1000
    const numbered = { ...draft, sequence: BigInt(this.entries.length + 1), recordedAtMs, previousHash: "", hash: "" }
    const entry = this.sealed ? sealEntry(draft, { previous: this.entries.at(-1) ?? null, recordedAtMs }, this.hash) : numbered
    this.entries.push(entry)
    this.books.take(entry, entry.kind === "reversal" ? (this.entries.find((one) => one.sequence === entry.relatesTo) ?? null) : null)
    return entry
  }

  of(orderId: string): Entry[] {
    return this.entries.filter((entry) => entry.orderId === orderId)
  }

  /** Sweeps what a change moved on settled parcels, as the transaction of the change does. */
  sweep(cause: Entry): Entry[] {
    const family = this.of(cause.orderId ?? "")
    return settledParcelsTouched(cause, family).map((cooperativeId) => this.write(receivableEntry({ cause, cooperativeId }, family, this.books.advances)))
  }

  sell(snapshot: SaleSnapshot, own: Partial<Movement> = {}): Entry {
    return this.write(saleEntry(captureOf(snapshot, own), snapshot, this.hash))
  }

  refund(refund: Refund, sale: Entry): Entry {
    return this.write(refundEntry(refund, { sale, later: this.entries.filter((entry) => entry.sequence > sale.sequence) }, this.hash))
  }
}

/** Σ postings per account, line, lot and household; what is zero is left out. The state of the books. */
export function balances(entries: readonly Entry[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { account, cooperativeId, lineId, lotId, householdId, amountFen } of entries.flatMap((entry) => entry.postings)) {
    const key = [account, cooperativeId, lineId, lotId, householdId].filter((id) => id !== null).join(" ")
    const sum = (sums.get(key) ?? 0n) + amountFen
    if (sum === 0n) sums.delete(key)
    else sums.set(key, sum)
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What one account holds over these entries, in fen. */
export function accountFen(entries: readonly Entry[], account: string): bigint {
  return entries.flatMap((entry) => entry.postings).filter((posting) => posting.account === account).reduce((sum, posting) => sum + posting.amountFen, 0n)
}

/** A quick stand-in for SHA-256 where ten thousand runs need distinct texts and no secrecy: FNV-1a in two lanes. */
export const quickHash: Hash = (bytes) => {
  let [left, right] = [0x811c9dc5, 0x1000193]
  for (const byte of bytes) {
    left = Math.imul(left ^ byte, 0x01000193)
    right = Math.imul(right ^ byte, 0x5bd1e995) ^ (right >>> 15)
  }
  return (left >>> 0).toString(16).padStart(8, "0") + (right >>> 0).toString(16).padStart(8, "0")
}
