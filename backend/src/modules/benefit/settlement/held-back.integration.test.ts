import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import type { ReturnCase } from "../returns/return-store"
import { agreeOnBlueberries, blueberryLot, boxes, capture, COOPERATIVE, MAJIANG, placeOrder, refund } from "../sales.test-builder"
import type { BenefitService } from "../service"

const at = (time: string): number => Date.parse(`${time}+08:00`)
const OFFICE = "staff_office"
let ledger: ThrowAwayLedger
let benefit: BenefitService

beforeEach(async () => {
  ledger = await throwAwayLedger()
  ;({ benefit } = ledger)
  await agreeOnBlueberries(benefit)
  await benefit.createCommissionRule({ cooperativeId: null, rateBps: 500, effectiveFrom: "2020-01-01" })
  await benefit.addLot(blueberryLot([300_000n, 200_000n, 500_000n], { id: "lot_june" }))
}, 60_000)
afterEach(async () => ledger.destroy(), 30_000)

/** Two boxes of ordinary goods, signed on 3 July: their window is over when 11 July begins. */
async function signedOrder(orderId: string): Promise<void> {
  await placeOrder(benefit, orderId, [boxes(2)])
  await benefit.recordCapture(capture(orderId, 2n * 3990n + 1000n))
  await benefit.handover.signings.sign({ orderId, cooperativeId: COOPERATIVE, source: "buyer", signedAtMs: at("2026-07-03T10:00:00"), actor: "buyer", lines: [{ lineId: `${orderId}_1`, goodsClass: "ordinary" }] })
}
const LAST_MOMENT = at("2026-07-10T23:59:59")
const askBack = (orderId: string, kind: ReturnCase["kind"] = "return") => benefit.returns.ask({ orderId, cooperativeId: COOPERATIVE, kind, reason: "买多了，退一份", idempotencyKey: orderId, lines: [{ lineId: `${orderId}_1`, quantity: 1 }] }, LAST_MOMENT)
const accept = ({ id }: ReturnCase) => benefit.returns.accept({ id, version: 1, actor: "member_1", reason: "同意退回", freightBorneBy: "buyer", compensation: null })
const receive = ({ id, orderId }: ReturnCase) => benefit.returns.receive({ id, version: 2, actor: "member_1", lines: [{ lineId: `${orderId}_1`, restocked: 1, spoiled: 0 }], shelves: [] })
const preview = (to: string) => benefit.handover.batches.preview({ cooperativeId: COOPERATIVE, to }, at(`${to}T18:00:00`))
const freeze = (to: string) => benefit.handover.batches.freeze({ cooperativeId: COOPERATIVE, to, countyCode: MAJIANG, actor: OFFICE }, at(`${to}T18:00:00`))
const heldNow = async () => (await benefit.handover.batches.heldBack(COOPERATIVE, at("2026-07-20T00:00:00"))).map(({ orderId, reason }) => [orderId, reason])
async function proven(): Promise<void> {
  expect((await benefit.selfCheck()).checks.filter((check) => !check.ok)).toEqual([])
}

describe("a parcel with an open return case", () => {
  it("is left out of the batch until its money is back, and is then settled without what came back", async () => {
    await signedOrder("order_1")
    await signedOrder("order_2")
    const asked = await askBack("order_1")
    const foreseen = await preview("2026-07-11")
    expect(foreseen).toMatchObject({ figures: { parcels: 1, salesFen: 7980n }, held: [{ orderId: "order_1", caseId: asked.id, reason: "return_asked", askedAt: asked.askedAt }] })
    const batch = await freeze("2026-07-11")
    expect(batch.figures).toEqual(foreseen.figures)

    await accept(asked)
    expect(await heldNow()).toEqual([["order_1", "goods_awaited"]])
    await expect(preview("2026-07-12")).rejects.toMatchObject({ code: "parcels_held_back" })
    await expect(freeze("2026-07-12")).rejects.toMatchObject({ code: "parcels_held_back" })
    const received = await receive(asked)
    expect(await heldNow()).toEqual([["order_1", "refund_pending"]])
    const requestId = String(received.steps.at(-1)?.refundRequestId)
    await benefit.recordRefund(refund("order_1", "re_1", 3990n, { requestId, lines: [{ lineId: "order_1_1", quantity: 1, amountFen: 3990n }] }))

    expect(await heldNow()).toEqual([])
    expect((await freeze("2026-07-13")).figures).toMatchObject({ parcels: 1, salesFen: 7980n, refundsFen: 3990n })
    expect((await benefit.handover.batches.receivables(COOPERATIVE)).owedFen).toBe(0n)
    // What was frozen before is as it was.
    expect((await benefit.handover.batches.find(batch.id))?.figures).toEqual(batch.figures)
    await proven()
  }, 60_000)

  it("is payable again once the case is refused or withdrawn", async () => {
    await signedOrder("order_1")
    await signedOrder("order_2")
    const [refused, withdrawn] = [await askBack("order_1"), await askBack("order_2")]
    await expect(freeze("2026-07-11")).rejects.toMatchObject({ code: "parcels_held_back" })
    await benefit.returns.refuse({ id: refused.id, version: 1, actor: "member_1", reason: "已拆封，不能退" })
    expect(await heldNow()).toEqual([["order_2", "return_asked"]])
    await benefit.returns.withdraw({ id: withdrawn.id, version: 1, actor: "buyer" })
    expect(await preview("2026-07-11")).toMatchObject({ figures: { parcels: 2, refundsFen: 0n }, held: [] })
  }, 60_000)

  it("for damage waits for its compensation to arrive; one the bank refuses holds nothing back for ever", async () => {
    await signedOrder("order_1")
    const { id } = await askBack("order_1", "damage")
    expect(await heldNow()).toEqual([["order_1", "return_asked"]])
    const decided = await benefit.returns.accept({ id, version: 1, actor: "member_1", reason: "确有压坏", freightBorneBy: null, compensation: { bearer: "cooperative", lines: [{ lineId: "order_1_1", amountFen: 500n }] } })
    expect(await heldNow()).toEqual([["order_1", "refund_pending"]])
    await benefit.refunds.fail(String(decided.steps.at(-1)?.refundRequestId))
    expect(await freeze("2026-07-11")).toMatchObject({ figures: { parcels: 1 } })
  }, 60_000)

  it("of one parcel holds that parcel alone, and none whose window still runs is counted", async () => {
    await signedOrder("order_1")
    await askBack("order_1")
    expect((await benefit.handover.batches.heldBack(COOPERATIVE, LAST_MOMENT))).toEqual([])
    expect(await benefit.handover.batches.heldBack("coop_other", at("2026-07-20T00:00:00"))).toEqual([])
    await expect(benefit.handover.batches.preview({ cooperativeId: COOPERATIVE, to: "2026-07-10" }, LAST_MOMENT)).rejects.toMatchObject({ code: "nothing_to_settle" })
  }, 60_000)
})
