import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { blueberryLot, boxes, capture, COOPERATIVE, placeOrder, refund } from "../sales.test-builder"

let ledger: ThrowAwayLedger
beforeEach(async () => {
  ledger = await throwAwayLedger()
  await ledger.benefit.addLot(blueberryLot([500_000n], { id: "lot_june" }))
}, 60_000)
afterEach(async () => ledger.destroy(), 30_000)

describe("goods of a cancelled order", () => {
  it("lie in their lots again once, though a correction of its refund names their units", async () => {
    const { benefit } = ledger
    await placeOrder(benefit, "order_1", [boxes(2)])
    await benefit.recordCapture(capture("order_1", 8980n))
    const { sequence } = await benefit.recordRefund(refund("order_1", "re_1", 8980n, { reason: "cancellation", lines: null }))
    const restated = { reason: "return" as const, bearer: null, lines: [{ lineId: "order_1_1", quantity: 2, amountFen: 7980n }], freight: [{ cooperativeId: COOPERATIVE, amountFen: 1000n }] }
    const version = (await benefit.refunds.of("order_1"))?.version ?? 0
    const asked = await benefit.entryCorrections.ask({ sequence, version, reasonCode: "wrong_lines", restated, reason: "平台退款未写明行", evidence: undefined, actor: "staff_1" }, Date.now())
    await benefit.entryCorrections.decide({ id: asked?.correction.id ?? "", version: 1, approve: true, reason: "核对无误", actor: "staff_2" }, Date.now(), { unsent: [COOPERATIVE] })
    expect(await benefit.lots()).toMatchObject([{ id: "lot_june", remaining: 500_000n }])
  }, 30_000)
})
