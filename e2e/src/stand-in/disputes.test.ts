import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { awaitingIntent, startStandIn } from "./running-stand-in.test-builder.js"

let standIn: Awaited<ReturnType<typeof startStandIn>>
let paid: string
beforeEach(async () => {
  standIn = await startStandIn()
  paid = (await awaitingIntent(standIn.stripe, 1000)).id
  await standIn.control("/pay", { payment_intent: paid })
})
afterEach(() => standIn.stop())

const only = async (): Promise<Stripe.Dispute> => {
  const [dispute] = (await standIn.stripe.disputes.list({ payment_intent: paid })).data
  if (!dispute) throw new Error("expected a dispute")
  return dispute
}
const eventTypes = async () => (await standIn.stripe.events.list({ limit: 100 })).data.map(({ type }) => type).filter((type) => type.startsWith("charge.dispute")).reverse()

describe("a dispute", () => {
  it("takes the money and a fee, and gives the money alone back when it is won", async () => {
    await standIn.control("/disputes", { payment_intent: paid, amount: 400, fee: 150 })
    const open = await only()
    expect(open).toMatchObject({ amount: 400, status: "needs_response", is_charge_refundable: false })
    expect(open.balance_transactions.map(({ amount, fee, net }) => [amount, fee, net])).toEqual([[-400, 150, -550]])
    await standIn.control(`/disputes/${open.id}/close`, { status: "won" })
    expect((await standIn.stripe.disputes.retrieve(open.id)).balance_transactions.map(({ net }) => net)).toEqual([-550, 400])
    expect(await standIn.control("/journal")).toMatchObject({ dispute_balance_fen: "-150", disputes: [{ status: "won", balance_fen: "-150", fee_fen: "150" }] })
    expect(await eventTypes()).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated", "charge.dispute.closed"])
  })

  it("keeps the money when it is lost, and is decided once", async () => {
    await standIn.control("/disputes", { payment_intent: paid, fee: 0 })
    const { id } = await only()
    await standIn.control(`/disputes/${id}/close`, { status: "lost" })
    expect(await standIn.control(`/disputes/${id}/close`, { status: "won" })).toHaveProperty("error")
    expect(await standIn.control("/journal")).toMatchObject({ dispute_balance_fen: "-1000", charged_fen: "1000" })
  })

  it("may ask before it takes, and can never be about more than is there", async () => {
    await standIn.stripe.refunds.create({ payment_intent: paid, amount: 700 })
    expect(await standIn.control("/disputes", { payment_intent: paid, amount: 301 })).toHaveProperty("error")
    await standIn.control("/disputes", { payment_intent: paid, withdraw: false })
    expect((await only()).balance_transactions).toEqual([])
    expect((await only()).amount).toBe(300)
  })

  it("forbids refunds of its charge while the bank holds the money", async () => {
    await standIn.control("/disputes", { payment_intent: paid, amount: 400 })
    await expect(standIn.stripe.refunds.create({ payment_intent: paid, amount: 1 })).rejects.toMatchObject({ code: "charge_disputed" })
    await standIn.control(`/disputes/${(await only()).id}/close`, { status: "won" })
    expect((await standIn.stripe.refunds.create({ payment_intent: paid, amount: 1 })).status).toBe("succeeded")
  })
})
