import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { blueberryLot, boxes, capture, COOPERATIVE, placeOrder, refund } from "../sales.test-builder"

let ledger: ThrowAwayLedger
beforeEach(async () => {
  ledger = await throwAwayLedger()
  await ledger.benefit.addLot(blueberryLot([500_000n], { id: "lot_june" }))
}, 60_000)
afterEach(async () => ledger.destroy(), 30_000)

describe("goods that come back", () => {
  it("are received for nothing where all their money was asked for and the dashboard gave some of it back besides", async () => {
    const { benefit } = ledger
    const signedAtMs = Date.parse("2026-07-03T10:00:00+08:00")
    await placeOrder(benefit, "order_1", [boxes(2)])
    await benefit.recordCapture(capture("order_1", 8980n))
    await benefit.handover.signings.sign({ orderId: "order_1", cooperativeId: COOPERATIVE, source: "buyer", signedAtMs, actor: "buyer", lines: [{ lineId: "order_1_1", goodsClass: "ordinary" }] })
    const { id } = await benefit.returns.ask({ orderId: "order_1", cooperativeId: COOPERATIVE, kind: "return", reason: "与描述不符", idempotencyKey: "k", lines: [{ lineId: "order_1_1", quantity: 1 }] }, signedAtMs + 1000)
    await benefit.returns.accept({ id, version: 1, actor: "member_1", reason: "同意退货", freightBorneBy: "buyer", compensation: null })
    await benefit.refunds.ask({ orderId: "order_1", idempotencyKey: "late", reason: "compensation", bearer: "carrier", actor: "staff_1", version: null, lines: [{ lineId: "order_1_1", quantity: 0, amountFen: 7980n }], freight: [] })
    await benefit.recordRefund(refund("order_1", "re_dashboard", 898n, { reason: "unspecified", lines: null }))
    expect(await benefit.refunds.of("order_1")).toMatchObject({ paidFen: 8980n, refundedFen: 898n, pendingFen: 7980n, refundableFen: 900n, lines: [{ refundableFen: 0n, refundableQuantity: 2 }] })

    const received = await benefit.returns.receive({ id, version: 2, actor: "member_1", lines: [{ lineId: "order_1_1", restocked: 1, spoiled: 0 }], shelves: [] })
    expect(await benefit.refunds.find(received.steps.at(-1)?.refundRequestId ?? "")).toMatchObject({ amountFen: 0n, lines: [{ quantity: 1, amountFen: 0n }] })
    expect(await benefit.lots()).toMatchObject([{ id: "lot_june", remaining: 499_500n }])
    expect((await benefit.selfCheck()).checks.filter((check) => !check.ok)).toEqual([])
  }, 30_000)
})
