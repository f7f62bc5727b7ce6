import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { agreeOnBlueberries, blueberryLot, boxes, capture, COOPERATIVE, MAJIANG, placeOrder, refund } from "../sales.test-builder"
import type { RestatedRefund } from "./correction-store"

const GROWER = "hh_test00000000"
const at = (time: string): number => Date.parse(`${time}+08:00`)
const voucher = { evidenceId: "file_slip", proof: "ab".repeat(32) }

let ledger: ThrowAwayLedger
beforeEach(async () => {
  ledger = await throwAwayLedger()
  await agreeOnBlueberries(ledger.benefit)
  await ledger.benefit.addLot(blueberryLot([500_000n], { id: "lot_june" }))
}, 60_000)
afterEach(async () => ledger.destroy(), 30_000)

/** A paid order of five boxes, signed and settled: its grower's share is 23.94. */
async function settled(orderId: string, day: string): Promise<void> {
  const { benefit } = ledger
  await placeOrder(benefit, orderId, [boxes(5)])
  await benefit.recordCapture(capture(orderId, 20_950n))
  await benefit.handover.signings.sign({ orderId, cooperativeId: COOPERATIVE, source: "buyer", signedAtMs: at(`${day}T08:00:00`) - 3 * 86_400_000, actor: "buyer", lines: [{ lineId: `${orderId}_1`, goodsClass: "fresh" }] })
  await benefit.handover.batches.freeze({ cooperativeId: COOPERATIVE, to: day, countyCode: MAJIANG, actor: "staff_1" }, at(`${day}T20:00:00`))
}

async function corrected(objectId: string, restated: Pick<RestatedRefund, "reason" | "bearer">): Promise<string[]> {
  const { benefit } = ledger
  const entry = (await benefit.entriesBySource(objectId)).find((one) => one.kind === "refund" && one.source.objectId === objectId)
  const version = (await benefit.refunds.of("order_1"))?.version ?? 0
  const asked = await benefit.entryCorrections.ask({ sequence: entry?.sequence ?? 0n, version, reasonCode: "wrong_reason", restated: { ...restated, lines: [{ lineId: "order_1_1", quantity: 0, amountFen: 19_950n }], freight: [] }, reason: "原因写错了", evidence: undefined, actor: "staff_1" }, at("2026-07-20T09:00:00"))
  const decided = await benefit.entryCorrections.decide({ id: asked?.correction.id ?? "", version: 1, approve: true, reason: "核对无误", actor: "staff_2" }, at("2026-07-20T10:00:00"))
  expect((await benefit.selfCheck()).checks.filter((check) => !check.ok)).toEqual([])
  return (decided?.entries ?? []).map(({ kind }) => kind)
}

async function balances(): Promise<Record<string, number>> {
  const rows = await ledger.asRuntime(`select account, sum(amount_fen)::int as fen from benefit.posting where household_id = '${GROWER}' group by 1 having sum(amount_fen) <> 0`)
  return Object.fromEntries(rows.map((row) => [String(row["account"]), Number(row["fen"])]))
}

describe("a correction of a settled parcel", () => {
  it("is one change: what the new statement leaves as it was moves nothing, though another sale has used the advance since", async () => {
    await ledger.benefit.handover.advances.record({ cooperativeId: COOPERATIVE, countyCode: MAJIANG, lotId: "lot_june", households: [{ householdId: GROWER, amountFen: 2394n }], voucher, paidOn: "2026-06-20", actor: "member_1" }, at("2026-06-20T10:00:00"))
    await settled("order_1", "2026-07-05")
    await ledger.benefit.recordRefund(refund("order_1", "re_1", 19_950n))
    await settled("order_2", "2026-07-10")
    const before = await balances()
    expect(before).toEqual({ cooperative_receivable: 2394 })

    expect(await corrected("re_1", { reason: "cancellation", bearer: null })).toEqual(["reversal", "refund"])
    expect(await balances()).toEqual(before)

    // Borne by the courier the share stands again: with the advance used elsewhere the grower is owed it anew, once.
    expect(await corrected("re_1/2", { reason: "compensation", bearer: "carrier" })).toEqual(["reversal", "refund", "receivable"])
    expect(await balances()).toEqual({ ...before, household_payable: -2394 })
  })
})
