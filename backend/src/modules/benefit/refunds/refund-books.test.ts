import { refundEntry, saleEntry, sealEntry, type Entry, type Movement, type SaleSnapshot } from "@qianhang/shared/ledger"
import { describe, expect, it } from "vitest"
import { sha256 } from "../journal/sha256"
import { refundFigures, unaskedRemainder } from "./refund-books"
import type { RefundRequest } from "./refund-request-store"

const AT = Date.parse("2026-07-01T11:00:00+08:00")
const movement = (objectId: string, amountFen: bigint): Movement => ({ provider: "stripe", objectId, medusaId: null, amountFen, currency: "cny", occurredAtMs: AT })

/** Two boxes at 39.90 and 10.00 of freight. */
const snapshot: SaleSnapshot = {
  version: 1, orderId: "order_1", cartId: "cart_1", placedAtMs: AT, currency: "cny", channel: "storefront", buyerDistrictCode: null,
  lines: [{
    lineId: "line_1", productId: "prod_blueberries", variantId: "variant_500g", title: "麻江蓝莓 500g", category: "fruit", cooperativeId: "coop_majiang", countyCode: "522635",
    quantity: 2, unitPriceFen: 3990n, cooperativeDiscountFen: 0n, platformDiscountFen: 0n, commission: { ruleId: "rule_1", rateBps: 500 },
    parts: [{ agreement: null, draws: [{ lotId: null, lotNumber: null, harvestDate: null, baseUnits: 1000n, contributions: [] }] }],
  }],
  freight: [{ cooperativeId: "coop_majiang", shippingMethodId: "casm_1", amountFen: 1000n }],
}

const sale = sealEntry(saleEntry(movement("pi_1", 8980n), snapshot, sha256), { previous: null, recordedAtMs: AT }, sha256)
const atDashboard = (amountFen: bigint): Entry => sealEntry(refundEntry({ ...movement("re_1", amountFen), reason: "unspecified", bearer: null, lines: null, freight: [] }, { sale, later: [] }, sha256), { previous: sale, recordedAtMs: AT }, sha256)
const asked: RefundRequest = {
  id: "rfq_1", orderId: "order_1", idempotencyKey: "k", saleSequence: sale.sequence, reason: "return", bearer: null, amountFen: 5000n, actor: "staff_1", recordedAt: new Date(AT), end: null,
  lines: [{ lineId: "line_1", quantity: 1, amountFen: 4000n }], freight: [{ cooperativeId: "coop_majiang", amountFen: 1000n }],
}

describe("what is left of an order to be given back", () => {
  it("is what was paid less what was given back and what is asked for", () => {
    expect(refundFigures({ orderId: "order_1", entries: [sale], requests: [asked] }, new Map())).toMatchObject({ paidFen: 8980n, refundedFen: 0n, pendingFen: 5000n, refundableFen: 3980n, lines: [{ refundableFen: 3980n, refundableQuantity: 1 }] })
  })

  it("is never less than nothing, though the dashboard gave back what was asked for before", () => {
    const books = { orderId: "order_1", entries: [sale, atDashboard(8980n)], requests: [asked] }
    expect(refundFigures(books, new Map())).toMatchObject({ paidFen: 8980n, refundedFen: 8980n, pendingFen: 5000n, refundableFen: 0n, lines: [{ refundedFen: 7980n, pendingFen: 4000n, refundableFen: 0n, refundableQuantity: 0 }], freight: [{ refundedFen: 1000n, refundableFen: 0n }] })
    const left = unaskedRemainder(books)
    expect([left.lines.get("line_1")?.cashFen, left.lines.get("line_1")?.quantity, left.freight.get("coop_majiang")]).toEqual([0n, 0, 0n])
  })
})
