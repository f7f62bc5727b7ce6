import { expect, test } from "@playwright/test"
import { benefitOf, overviewOf, payFor, placeOrder, variantWithBenefit, type PlacedOrder } from "./doors/buyer.js"
import { entriesOf, staffLogin, summaryToday, tokenOf } from "./doors/house.js"
import { letHoldExpire } from "./doors/hold.js"
import { recon } from "./doors/recon.js"
import { standIn } from "./doors/stand-in.js"
import { twoCyclesMs, until } from "./doors/until.js"

let staff: string
test.beforeAll(async () => { staff = await tokenOf("staff", staffLogin()) })
test.afterEach(async () => {
  await standIn.duplicateWebhooks(1)
  await standIn.discardWebhooks()
})

async function orderOf(quantity: number): Promise<PlacedOrder> {
  const { item } = await variantWithBenefit(quantity)
  return placeOrder([{ ...item, quantity }])
}

const paid = (order: PlacedOrder) => until(() => overviewOf(order), ({ state }) => state === "paid", twoCyclesMs())
const captures = async (order: PlacedOrder) => (await entriesOf(staff, order.intentId)).filter(({ source }) => source.object_id === order.intentId)
const refundsAtProvider = async (order: PlacedOrder) => (await standIn.journal()).refunds.filter((refund) => refund.payment_intent === order.intentId)

test("the same webhook sent ten times, twice over, posts one entry", async () => {
  await standIn.duplicateWebhooks(10)
  const order = await orderOf(2)
  await standIn.approve(order.intentId)
  await paid(order)
  await standIn.redeliver(await standIn.eventOf(order.intentId, "payment_intent.succeeded"), 10)
  await until(() => entriesOf(staff, order.id), (entries) => entries.length > 0, twoCyclesMs())
  expect(await entriesOf(staff, order.id)).toHaveLength(1)
  expect((await overviewOf(order)).paid_fen).toBe(order.totalFen)
})

test("a buyer who pays and closes the browser, with no webhook ever, has a paid order within two cycles", async () => {
  await standIn.withholdWebhooks()
  const order = await orderOf(1)
  await standIn.approve(order.intentId)
  await paid(order)
  await until(() => captures(order), (entries) => entries.length === 1, twoCyclesMs())
  expect((await benefitOf(order)).recorded).toBe(true)
})

test("a payer who gives up keeps the order, and may pay after all", async () => {
  const order = await orderOf(1)
  await standIn.refuse(order.intentId)
  expect((await overviewOf(order)).state).toBe("awaiting_payment")
  expect((await payFor(order.id, order.token)).status).toBe(200)
  await standIn.approve(order.intentId)
  await paid(order)
})

test("money that arrives after the order expired goes back in full and is never a sale", async () => {
  const before = await summaryToday(staff)
  const order = await orderOf(1)
  await letHoldExpire(order.id)
  await until(() => overviewOf(order), ({ state }) => state === "cancelled", twoCyclesMs())
  await standIn.payLate(order.intentId)
  const refunds = await until(() => refundsAtProvider(order), (rows) => rows.length > 0, twoCyclesMs())
  expect(refunds.map(({ amount_fen }) => amount_fen)).toEqual([order.totalFen])
  expect((await overviewOf(order)).state).not.toBe("paid")
  await until(() => entriesOf(staff, order.intentId), (entries) => entries.length > 0, twoCyclesMs())
  const after = await summaryToday(staff)
  expect([after.gmv_fen, after.benefit_accrued_fen]).toEqual([before.gmv_fen, before.benefit_accrued_fen])
})

test("a part refunded at the provider's dashboard is in the ledger, to the fen", async () => {
  const order = await orderOf(3)
  await standIn.approve(order.intentId)
  await paid(order)
  const full = await until(() => benefitOf(order), ({ recorded }) => recorded, twoCyclesMs())
  await standIn.refundAtDashboard(order.intentId, "777")
  const shown = await until(() => overviewOf(order), ({ refunded_fen }) => refunded_fen === "777", twoCyclesMs())
  expect(shown.paid_fen).toBe(order.totalFen)
  const entries = await until(() => entriesOf(staff, order.id), (each) => each.length === 2, twoCyclesMs())
  for (const entry of entries) expect(entry.postings.reduce((sum, { amount_fen }) => sum + BigInt(amount_fen), 0n)).toBe(0n)
  const reduced = await until(() => benefitOf(order), ({ refunds_fen }) => refunds_fen !== "0", twoCyclesMs())
  expect(BigInt(reduced.benefit_fen)).toBeLessThanOrEqual(BigInt(full.benefit_fen))
  const refunds = await refundsAtProvider(order)
  expect(refunds.map(({ amount_fen }) => amount_fen)).toEqual(["777"])
})

test("after all of this RECON is green", async () => {
  const checked = await until(recon, ({ green }) => green, twoCyclesMs())
  expect(checked.green, checked.report).toBe(true)
  const summary = await summaryToday(staff)
  expect(summary.matches).toBe(true)
})
