import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import type { Handover } from "../handover"
import { agreeOnBlueberries, blueberryLot, boxes, capture, COOPERATIVE, MAJIANG, placeOrder, refund } from "../sales.test-builder"
import type { BenefitService } from "../service"

const household = (index: number): string => `hh_test000000${String(index).padStart(2, "0")}`
const at = (time: string): number => Date.parse(`${time}+08:00`)
const OFFICE = "staff_office"
const voucher = (name: string) => ({ evidenceId: `file_${name}`, proof: "ab".repeat(32) })

let ledger: ThrowAwayLedger
let benefit: BenefitService
let handover: Handover

beforeEach(async () => {
  ledger = await throwAwayLedger()
  ;({ benefit } = ledger)
  ;({ handover } = benefit)
  await agreeOnBlueberries(benefit)
  await benefit.createCommissionRule({ cooperativeId: null, rateBps: 500, effectiveFrom: "2020-01-01" })
}, 60_000)
afterEach(async () => ledger.destroy(), 30_000)

const lot = (weights = [300_000n, 200_000n, 500_000n]) => benefit.addLot(blueberryLot(weights, { id: "lot_june" }))

/** A paid order of boxes at 39.90, its parcel signed by the buyer on a day of July. */
async function signedOrder(orderId: string, quantity: number, signedAt = "2026-07-03T10:00:00"): Promise<void> {
  await placeOrder(benefit, orderId, [boxes(quantity)])
  await benefit.recordCapture(capture(orderId, 3990n * BigInt(quantity) + 1000n))
  await handover.signings.sign({ orderId, cooperativeId: COOPERATIVE, source: "buyer", signedAtMs: at(signedAt), actor: "buyer", lines: [{ lineId: `${orderId}_1`, goodsClass: "fresh" }] })
}
const freeze = (to: string, now: string) => handover.batches.freeze({ cooperativeId: COOPERATIVE, to, countyCode: MAJIANG, actor: OFFICE }, at(now))
async function instructed(to: string, now: string) {
  const { id, version } = await freeze(to, now)
  return handover.batches.instruct({ id, version, actor: OFFICE }, at(now))
}
async function proven(): Promise<void> {
  const { checks } = await benefit.selfCheck()
  expect(checks.filter((check) => !check.ok)).toEqual([])
}

describe("from accrual to the hand", () => {
  it("sale → signed → window over → batch → voucher → confirmed by phone; a refund afterwards is the cooperative's, never the household's", async () => {
    await lot()
    await signedOrder("order_1", 5)
    await expect(handover.batches.preview({ cooperativeId: COOPERATIVE, to: "2026-07-05" }, at("2026-07-05T09:59:59"))).rejects.toMatchObject({ code: "nothing_to_settle" })
    const preview = await handover.batches.preview({ cooperativeId: COOPERATIVE, to: "2026-07-05" }, at("2026-07-05T10:00:00"))
    const frozen = await freeze("2026-07-05", "2026-07-05T18:00:00")
    expect(frozen.figures).toEqual(preview.figures)
    // 5 × 39.90 = 199.50: 12 % benefit, 5 % commission, the cooperative the rest; freight 10.00 is its own.
    expect(frozen).toMatchObject({ state: "frozen", version: 1, figures: { parcels: 1, households: 3, salesFen: 19950n, refundsFen: 0n, benefitFen: 2394n, commissionFen: 997n, goodsFen: 16559n, freightFen: 1000n, benefitPayableFen: 2394n, cooperativePayableFen: 17559n, offsetFen: 0n, cooperativeNetFen: 17559n } })
    expect((await freeze("2026-07-05", "2026-07-05T19:00:00")).id).toBe(frozen.id)

    const [link] = await handover.confirmations.open({ batchId: frozen.id, step: "acknowledged", householdIds: [household(0)], actor: OFFICE }, at("2026-07-06T08:00:00"))
    const paper = await handover.confirmations.look(link!.token, at("2026-07-06T09:00:00"))
    expect(paper).toMatchObject({ step: "acknowledged", amountFen: 718n, otherFen: 0n, lots: [{ lotId: "lot_june", baseUnits: 300_000n, benefitFen: 718n }] })
    expect(await handover.confirmations.confirm(link!.token, at("2026-07-06T09:01:00"))).toBe("confirmed")
    expect(await handover.confirmations.confirm(link!.token, at("2026-07-06T09:02:00"))).toBeNull()
    await handover.evidences.recordSheet({ batchId: frozen.id, step: "acknowledged", sheet: voucher("sheet"), householdIds: null, actor: OFFICE }, at("2026-07-06T10:00:00"))

    const pay = { batchId: frozen.id, voucher: voucher("slip"), householdIds: null, paidOn: "2026-07-07", actor: "member_1" }
    await expect(handover.payouts.record(pay, at("2026-07-07T12:00:00"))).rejects.toMatchObject({ code: "wrong_state" })
    const handed = await handover.batches.instruct({ id: frozen.id, version: 1, actor: OFFICE }, at("2026-07-06T12:00:00"))
    expect(handed).toMatchObject({ state: "instructed", version: 2, progress: { acknowledged: 3, paid: 0, unpaidFen: 2394n } })
    expect(await handover.payouts.record(pay, at("2026-07-07T12:00:00"))).toMatchObject({ added: 3, batch: { state: "paid", progress: { paid: 3, paidFen: 2394n, unpaidFen: 0n } } })
    expect(await handover.payouts.record(pay, at("2026-07-07T12:00:01"))).toMatchObject({ added: 0 })

    const [received] = await handover.confirmations.open({ batchId: frozen.id, step: "received", householdIds: [household(2)], actor: OFFICE }, at("2026-07-08T08:00:00"))
    expect(await handover.confirmations.look(received!.token, at("2026-07-08T09:00:00"))).toMatchObject({ step: "received", amountFen: 1197n, paidOn: "2026-07-07" })
    await handover.confirmations.confirm(received!.token, at("2026-07-08T09:00:00"))
    expect(await handover.batches.find(frozen.id)).toMatchObject({ progress: { received: 1 } })

    expect(await benefit.orderBenefit("order_1")).toMatchObject({ benefitFen: 2394n, payableFen: 0n, paidFen: 2394n, lines: [{ evidence: "paid" }] })

    await benefit.recordRefund(refund("order_1", "re_late", 3990n, { lines: [{ lineId: "order_1_1", quantity: 1, amountFen: 3990n }] }))
    expect(await handover.batches.shares(frozen.id)).toMatchObject([{ payableFen: 0n, paidFen: 718n }, { payableFen: 0n, paidFen: 479n }, { payableFen: 0n, paidFen: 1197n, received: true }])
    expect(await handover.batches.receivables(COOPERATIVE)).toMatchObject({ owedFen: 3791n, lines: [{ orderId: "order_1", batchId: frozen.id, amountFen: 3791n, paidInAdvanceFen: 479n }] })
    expect(await benefit.orderBenefit("order_1")).toMatchObject({ benefitFen: 1915n, payableFen: 0n, paidFen: 2394n })
    await proven()

    await signedOrder("order_2", 2, "2026-07-10T10:00:00")
    const next = await freeze("2026-07-12", "2026-07-12T18:00:00")
    expect(next).toMatchObject({ from: "2026-07-06", figures: { receivableBeforeFen: 3791n, offsetFen: 3791n, receivableAfterFen: 0n, benefitPayableFen: 957n } })
    expect(next.figures.cooperativeNetFen).toBe(next.figures.cooperativePayableFen - 3791n)
    expect((await handover.batches.receivables(COOPERATIVE)).owedFen).toBe(0n)
    await proven()
  }, 60_000)

  it("pays a cooperative back what was offset for a refund that failed afterwards", async () => {
    await lot()
    await signedOrder("order_1", 5)
    await freeze("2026-07-06", "2026-07-06T18:00:00")
    await benefit.recordRefund(refund("order_1", "re_1", 3990n, { lines: [{ lineId: "order_1_1", quantity: 1, amountFen: 3990n }] }))
    await signedOrder("order_2", 2, "2026-07-07T10:00:00")
    expect(await freeze("2026-07-09", "2026-07-09T18:00:00")).toMatchObject({ figures: { receivableBeforeFen: 3791n, offsetFen: 3791n } })
    await benefit.reverseRefund({ provider: "stripe", objectId: "re_1", actor: "stripe", reasonCode: "refund_failed", occurredAt: new Date("2026-07-10T03:00:00Z") })
    expect((await handover.batches.receivables(COOPERATIVE)).owedFen).toBe(-3791n)
    await signedOrder("order_3", 1, "2026-07-11T10:00:00")
    const batch = await instructed("2026-07-13", "2026-07-13T18:00:00")
    // 39.90 − 4.78 benefit − 1.99 commission + 10.00 freight = 43.13 of its own, and the 37.91 that came back.
    expect(batch.figures).toMatchObject({ goodsFen: 3313n, freightFen: 1000n, receivableBeforeFen: 0n, offsetFen: 0n, receivableAfterFen: 0n, cooperativePayableFen: 4313n + 3791n, cooperativeNetFen: 8104n })
    expect((await handover.batches.receivables(COOPERATIVE)).owedFen).toBe(0n)
    expect(await handover.payouts.recordForCooperative({ batchId: batch.id, voucher: voucher("own"), paidOn: "2026-07-14", actor: OFFICE }, at("2026-07-14T12:00:00"))).toMatchObject({ cooperativePaidFen: 8104n })
    await proven()
  }, 60_000)

  it("takes a refund before the batch off its figures, and freezes nothing twice however often and by how many it is asked", async () => {
    await lot()
    await signedOrder("order_1", 3)
    await signedOrder("order_2", 1)
    await benefit.recordRefund(refund("order_1", "re_1", 3990n, { lines: [{ lineId: "order_1_1", quantity: 1, amountFen: 3990n }] }))
    const batches = await Promise.all([freeze("2026-07-06", "2026-07-06T18:00:00"), freeze("2026-07-06", "2026-07-06T18:00:00"), freeze("2026-07-06", "2026-07-06T18:00:01")])
    expect(new Set(batches.map((batch) => batch.id)).size).toBe(1)
    expect(batches[0]).toMatchObject({ figures: { parcels: 2, orders: 2, salesFen: 15960n, refundsFen: 3990n } })
    await expect(freeze("2026-07-06", "2026-07-07T18:00:00")).resolves.toMatchObject({ id: batches[0]!.id })
    await expect(handover.batches.preview({ cooperativeId: COOPERATIVE, to: "2026-07-05" }, at("2026-07-08T00:00:00"))).rejects.toMatchObject({ code: "period_settled" })
    await expect(freeze("2026-07-08", "2026-07-08T18:00:00")).rejects.toMatchObject({ code: "nothing_to_settle" })
    await proven()
  }, 60_000)

  it("keeps ordinary goods for seven days after the day of signing and settles the parcel's lines together", async () => {
    await lot()
    await placeOrder(benefit, "order_1", [boxes(1)])
    await benefit.recordCapture(capture("order_1", 4990n))
    const signing = await handover.signings.sign({ orderId: "order_1", cooperativeId: COOPERATIVE, source: "carrier", signedAtMs: at("2026-07-03T10:00:00"), actor: OFFICE, lines: [{ lineId: "order_1_1", goodsClass: "ordinary" }] })
    expect(signing.windowEndsAt.toISOString()).toBe("2026-07-10T16:00:00.000Z")
    const second = await handover.signings.sign({ orderId: "order_1", cooperativeId: COOPERATIVE, source: "buyer", signedAtMs: at("2026-07-09T10:00:00"), actor: "buyer", lines: [{ lineId: "order_1_1", goodsClass: "fresh" }] })
    expect(second).toEqual(signing)
    await expect(freeze("2026-07-10", "2026-07-10T23:59:59")).rejects.toMatchObject({ code: "nothing_to_settle" })
    expect(await freeze("2026-07-11", "2026-07-11T08:00:00")).toMatchObject({ from: "2026-07-11", figures: { parcels: 1 } })
  }, 60_000)

  it("pays households one by one, never twice, and only those of the batch", async () => {
    await lot()
    await signedOrder("order_1", 5)
    const { id } = await instructed("2026-07-06", "2026-07-06T18:00:00")
    const pay = (name: string, ids: string[] | null) => handover.payouts.record({ batchId: id, voucher: voucher(name), householdIds: ids, paidOn: "2026-07-07", actor: "member_1" }, at("2026-07-07T12:00:00"))
    expect(await pay("a", [household(1)])).toMatchObject({ added: 1, batch: { state: "partly_paid", progress: { paid: 1, paidFen: 479n } } })
    expect(await pay("a", [household(1)])).toMatchObject({ added: 0 })
    await expect(pay("b", [household(1)])).rejects.toMatchObject({ code: "already_paid" })
    await expect(pay("b", ["hh_somebody00"])).rejects.toMatchObject({ code: "unknown_household" })
    const racing = await Promise.allSettled([pay("c", null), pay("d", null)])
    expect(racing.filter((one) => one.status === "fulfilled")).toHaveLength(1)
    expect((await handover.payouts.of(id)).map((payout) => payout.amountFen)).toEqual([479n, 1915n])
    await expect(handover.evidences.recordSheet({ batchId: id, step: "acknowledged", sheet: voucher("late"), householdIds: [household(1)], actor: OFFICE }, at("2026-07-08T12:00:00"))).rejects.toMatchObject({ code: "wrong_state" })
    await proven()
  }, 60_000)

  it("takes a wrong voucher back by two persons, and the households are unpaid again", async () => {
    await lot()
    await signedOrder("order_1", 5)
    const { id } = await instructed("2026-07-06", "2026-07-06T18:00:00")
    await handover.payouts.record({ batchId: id, voucher: voucher("wrong"), householdIds: null, paidOn: "2026-07-07", actor: "member_1" }, at("2026-07-07T12:00:00"))
    const [payout] = await handover.payouts.of(id)
    await handover.payouts.proposeReversal({ payoutId: payout!.id, reason: "凭证是上一批的", actor: OFFICE })
    await expect(handover.payouts.proposeReversal({ payoutId: payout!.id, reason: "凭证是上一批的", actor: OFFICE })).rejects.toMatchObject({ code: "wrong_state" })
    const decide = (actor: string) => handover.payouts.decideReversal({ payoutId: payout!.id, approve: true, reason: "核对无误", actor }, at("2026-07-08T12:00:00"))
    await expect(decide(OFFICE)).rejects.toMatchObject({ code: "same_person" })
    await decide("staff_second")
    expect(await handover.batches.find(id)).toMatchObject({ state: "instructed", version: 4, progress: { paid: 0, unpaidFen: 2394n } })
    expect(await handover.payouts.record({ batchId: id, voucher: voucher("right"), householdIds: null, paidOn: "2026-07-09", actor: "member_1" }, at("2026-07-09T12:00:00"))).toMatchObject({ added: 3, batch: { state: "paid" } })
    await proven()
  }, 60_000)

  it("settles shares from advances first: the households are paid already and the cooperative is repaid", async () => {
    await lot()
    const advance = { cooperativeId: COOPERATIVE, countyCode: MAJIANG, lotId: "lot_june", households: [{ householdId: household(0), amountFen: 5000n }, { householdId: household(2), amountFen: 1000n }], voucher: voucher("receipt"), paidOn: "2026-06-21", actor: "member_1" }
    const first = await handover.advances.record(advance, at("2026-06-21T18:00:00"))
    expect(await handover.advances.record(advance, at("2026-06-21T18:00:01"))).toMatchObject({ id: first!.id })
    expect(await handover.advances.record({ ...advance, cooperativeId: "coop_other" }, at("2026-06-21T18:00:01"))).toBeNull()
    await expect(handover.advances.record({ ...advance, voucher: voucher("other"), households: [{ householdId: "hh_stranger01", amountFen: 1n }] }, at("2026-06-21T18:00:01"))).rejects.toMatchObject({ code: "not_a_contributor" })
    await signedOrder("order_1", 5)
    const batch = await instructed("2026-07-06", "2026-07-06T18:00:00")
    expect(batch.figures).toMatchObject({ benefitFen: 2394n, advancesFen: 718n + 1000n, benefitPayableFen: 676n, cooperativePayableFen: 17559n + 1718n })
    expect(await handover.batches.shares(batch.id)).toMatchObject([{ payableFen: 0n, paidFen: 718n }, { payableFen: 479n, paidFen: 0n }, { payableFen: 197n, paidFen: 1000n }])
    await benefit.recordRefund(refund("order_1", "re_all", 19950n, { lines: [{ lineId: "order_1_1", quantity: 5, amountFen: 19950n }] }))
    expect(await handover.advances.outstanding(COOPERATIVE, "lot_june", household(0))).toBe(5000n)
    await proven()
  }, 60_000)

  it("keeps period benefits in accounts of their own", async () => {
    const asked = { cooperativeId: COOPERATIVE, countyCode: MAJIANG, mechanism: "dividend" as const, from: "2026-01-01", to: "2026-06-30", households: [{ householdId: household(1), amountFen: 80_000n }], voucher: voucher("dividend"), actor: "member_1" }
    const first = await handover.periodBenefits.record(asked, at("2026-07-10T10:00:00"))
    expect(await handover.periodBenefits.record(asked, at("2026-07-10T10:00:01"))).toEqual(first)
    await expect(handover.periodBenefits.record({ ...asked, mechanism: "wage" }, at("2026-07-10T10:00:02"))).rejects.toMatchObject({ code: "evidence_used" })
    expect(await handover.periodBenefits.list({ cooperativeId: COOPERATIVE }, { page: 1, pageSize: 10 })).toMatchObject({ total: 1, benefits: [{ amountFen: 80_000n, households: 1, mechanism: "dividend" }] })
    expect((await benefit.summary({ from: "2026-01-01", to: "2026-12-31" })).rollups.benefitAccruedFen).toBe(0n)
    await proven()
  }, 60_000)

  it("answers unknown, used, revoked and expired links alike, and a household's no becomes a case", async () => {
    await lot()
    await signedOrder("order_1", 5)
    const { id } = await freeze("2026-07-06", "2026-07-06T18:00:00")
    const now = at("2026-07-06T20:00:00")
    const open = async (index: number) => (await handover.confirmations.open({ batchId: id, step: "acknowledged", householdIds: [household(index)], actor: OFFICE }, now))[0]!.token
    const [old, token] = [await open(0), await open(0)]
    const other = await open(1)
    expect(await handover.confirmations.revoke({ batchId: id, step: "acknowledged", householdIds: [household(1)], actor: OFFICE })).toBe(1)
    for (const [dead, when] of [["A".repeat(22), now], [old, now], [other, now], [token, now + 14 * 86_400_000]] as const) {
      expect(await handover.confirmations.look(dead, when)).toBeNull()
      expect(await handover.confirmations.confirm(dead, when)).toBeNull()
    }
    expect(await handover.confirmations.dispute(token, "amount_wrong", now)).toBe("disputed")
    expect(await handover.confirmations.look(token, now)).toBeNull()
    const { cases } = await handover.cases.list({ countyCode: MAJIANG, open: true }, { page: 1, pageSize: 10 })
    expect(cases).toMatchObject([{ householdId: household(0), reason: "amount_wrong", closedAt: null }])
    await handover.cases.close({ id: cases[0]!.id, version: 1, resolution: "金额已当面核对", actor: OFFICE })
    await expect(handover.cases.close({ id: cases[0]!.id, version: 1, resolution: "金额已当面核对", actor: OFFICE })).rejects.toMatchObject({ code: "stale_version" })
    expect((await ledger.asSuperuser("select token_hash from benefit.confirmation_link")).map((row) => row.token_hash)).not.toContain(token)
  }, 60_000)

  it("keeps its bounds in the database: nothing overdrawn, nothing changed, no second person missing", async () => {
    await lot()
    await signedOrder("order_1", 5)
    const { id } = await instructed("2026-07-06", "2026-07-06T18:00:00")
    for (const table of ["settlement_batch", "parcel_signing", "settlement_terms", "confirmation_link", "fee_rule_proposal"]) {
      await expect(ledger.asSuperuser(`delete from benefit.${table}`)).rejects.toThrow(/append-only/)
      await expect(ledger.asRuntime(`update benefit.${table} set actor = 'x'`)).rejects.toThrow(/permission denied/)
    }
    await handover.payouts.record({ batchId: id, voucher: voucher("v"), householdIds: null, paidOn: "2026-07-07", actor: "m" }, at("2026-07-07T12:00:00"))
    const [{ next }] = (await ledger.asSuperuser("select max(sequence) + 1 as next from benefit.entry")) as [{ next: string }]
    await expect(ledger.asRuntime(`begin; insert into benefit.entry (sequence, format, kind, source_provider, source_kind, source_object_id, currency, amount_fen, occurred_at_ms, recorded_at_ms, previous_hash, hash)
      select ${next}, 2, 'payout', 'qianhang', 'payout', 'pay_forged', 'cny', 1, 0, 0, hash, repeat('a', 64) from benefit.entry where sequence = ${next} - 1;
      insert into benefit.posting (sequence, position, account, amount_fen, cooperative_id, household_id) values (${next}, 0, 'household_payable', 1, '${COOPERATIVE}', '${household(0)}'), (${next}, 1, 'paid_out', -1, '${COOPERATIVE}', null); commit`)).rejects.toThrow(/overdrawn/)
  }, 60_000)
})

describe("fee rules", () => {
  const rule = { cooperativeId: null, category: null, rateBps: 300, effectiveFrom: "2026-08-01", reason: "让利给合作社", actor: OFFICE }
  it("are proposed by one and approved by another, from a day to come, and end the rule before", async () => {
    const now = at("2026-07-20T10:00:00")
    await expect(handover.feeRules.propose({ ...rule, effectiveFrom: "2026-07-20" }, now)).rejects.toMatchObject({ code: "wrong_state" })
    const { id } = await handover.feeRules.propose(rule, now)
    const decide = (actor: string, version = 1) => handover.feeRules.decide({ id, version, approve: true, reason: "同意执行", actor }, now)
    await expect(decide(OFFICE)).rejects.toMatchObject({ code: "same_person" })
    await expect(decide("staff_second", 2)).rejects.toMatchObject({ code: "stale_version" })
    expect(await decide("staff_second")).toMatchObject({ state: "approved", decidedBy: "staff_second" })
    await expect(decide("staff_third", 2)).rejects.toMatchObject({ code: "wrong_state" })
    expect(await handover.feeRules.all()).toMatchObject([{ rateBps: 300, effectiveFrom: "2026-08-01", effectiveTo: null }, { rateBps: 500, effectiveTo: "2026-08-01" }])
  }, 60_000)

  it("never take more than the agreement leaves, in any category", async () => {
    const now = at("2026-07-20T10:00:00")
    const { id } = await handover.feeRules.propose({ ...rule, category: "fruit", rateBps: 9000 }, now)
    await expect(handover.feeRules.decide({ id, version: 1, approve: true, reason: "同意执行", actor: "staff_second" }, now)).rejects.toMatchObject({ code: "rates_exceed_price" })
  }, 60_000)

  it("apply the most specific first and are frozen in the line", async () => {
    const add = (cooperativeId: string | null, category: string | null, rateBps: number) => benefit.createCommissionRule({ cooperativeId, category, rateBps, effectiveFrom: "2021-01-01" })
    await lot()
    const rates = async () => (await benefit.previewBenefit([{ ...boxes(1), components: [] }, { ...boxes(1), category: "tea", components: [] }, { ...boxes(1), cooperativeId: "coop_other", components: [] }])).map((line) => line.commissionFen)
    expect(await rates()).toEqual([199n, 199n, 199n])
    await add(null, "fruit", 400)
    expect(await rates()).toEqual([159n, 199n, 159n])
    await add(COOPERATIVE, null, 200)
    expect(await rates()).toEqual([79n, 79n, 159n])
    await add(COOPERATIVE, "fruit", 100)
    expect(await rates()).toEqual([39n, 79n, 159n])
  }, 60_000)
})

describe("settlement terms", () => {
  it("change from a future day on and never reach back", async () => {
    const now = at("2026-07-20T10:00:00")
    const terms = { effectiveFrom: "2026-08-01", signAfterDays: 7, returnWindowDays: 10, freshWindowHours: 72, actor: OFFICE }
    expect(await handover.signings.changeTerms(terms, now)).toMatchObject({ version: 2, returnWindowDays: 10 })
    await expect(handover.signings.changeTerms({ ...terms, effectiveFrom: "2026-07-25" }, now)).rejects.toMatchObject({ code: "wrong_state" })
    await expect(handover.signings.changeTerms({ ...terms, effectiveFrom: "2026-07-20" }, now)).rejects.toMatchObject({ code: "wrong_state" })
    expect([(await handover.signings.termsOn("2026-07-31")).version, (await handover.signings.termsOn("2026-08-01")).version]).toEqual([1, 2])
  }, 60_000)
})
