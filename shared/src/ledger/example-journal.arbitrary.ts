import { agreement, captureOf, drawOf, lineOf, NOON_MS, refundOf, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { reversalEntry } from "./reversal.js"
import { applicationEntry } from "./sale.js"
import { sha256 } from "./sha256.arbitrary.js"
import type { SaleSnapshot } from "./snapshot.js"
import { unappliedEntry, unappliedRefundEntry } from "./unapplied.js"

const DAY_MS = 24 * 60 * 60 * 1000

const silver = lineOf({
  lineId: "line_silver", productId: "prod_silver", variantId: "var_bangle", title: "银镯 “蝶恋花” 🦋", category: "silver", cooperativeId: "coop_ts", countyCode: "522630",
  unitPriceFen: 68_800n, platformDiscountFen: 5_000n,
  parts: [{ agreement: { ...agreement, agreementId: "agr_maker", version: 3, mechanism: "maker", rateBps: 1200 }, draws: [drawOf(null, 1n, { hh_m: 1n })] }],
})

/** Two parcels: berries from two lots, and silver without lots. */
export const mixedOrder: SaleSnapshot = snapshotOf({
  orderId: "order_mixed",
  lines: [
    lineOf({ quantity: 3, cooperativeDiscountFen: 199n, parts: [{ agreement, draws: [drawOf("lot_1", 1000n, { hh_a: 7n, hh_b: 11n }), drawOf("lot_2", 500n, { hh_b: 2n, hh_c: 5n })] }] }),
    silver,
  ],
  freight: [{ cooperativeId: "coop_mj", shippingMethodId: "sm_1", amountFen: 800n }, { cooperativeId: "coop_ts", shippingMethodId: "sm_2", amountFen: 0n }],
})

/** A journal of ten entries with every kind in it; frozen vectors, auditor and measures stand on it. */
export function exampleJournal(): TestJournal {
  const journal = new TestJournal()
  const mixed = journal.sell(mixedOrder)
  journal.sell(snapshotOf({ orderId: "order_plain", cartId: "cart_2" }), { occurredAtMs: NOON_MS + 15 * 60 * 60 * 1000 })
  const partial = journal.refund(refundOf("re_partial", { occurredAtMs: NOON_MS + DAY_MS, lines: [{ lineId: "line_1", quantity: 1, amountFen: 1900n }], freight: [{ cooperativeId: "coop_mj", amountFen: 300n }] }), mixed)
  journal.refund(refundOf("re_bruised", { occurredAtMs: NOON_MS + DAY_MS, reason: "compensation", bearer: "carrier", lines: [{ lineId: "line_1", quantity: 0, amountFen: 250n }] }), mixed)
  journal.refund(refundOf("re_dashboard", { occurredAtMs: NOON_MS + 2 * DAY_MS, reason: "unspecified", lines: null, amountFen: 10_000n }), mixed)
  const late = journal.write(unappliedEntry(captureOf(snapshotOf({ orderId: "order_late" })), "order_late"))
  journal.write(unappliedRefundEntry({ ...captureOf(snapshotOf()), objectId: "re_late", medusaId: null }, late, journal.entries))
  const found = journal.write(unappliedEntry(captureOf(snapshotOf({ orderId: "order_found" })), null))
  journal.write(applicationEntry(found, { snapshot: snapshotOf({ orderId: "order_found", cartId: "cart_4" }), occurredAtMs: NOON_MS + DAY_MS, earlier: [] }, sha256))
  journal.write(reversalEntry(partial, { correction: { actor: "staff_1", reasonCode: "refund_failed" }, occurredAtMs: NOON_MS + 3 * DAY_MS }, journal.entries, sha256))
  return journal
}
