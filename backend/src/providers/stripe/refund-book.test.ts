import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import { bookRefund } from "./refund-book"

interface Call {
  made: unknown[]
}

function provider(dashboard: { amount: number; payment_intent: string } | null): { stripe: Stripe; calls: Call } {
  const calls: Call = { made: [] }
  const refunds = {
    create: async (...args: unknown[]) => (calls.made.push(args), { id: "re_new", status: "succeeded" }),
    retrieve: async (id: string) => ({ id, metadata: {}, ...dashboard }),
    update: async (id: string, params: unknown) => (calls.made.push(params), { id }),
  }
  return { stripe: { refunds } as unknown as Stripe, calls }
}

describe("a refund at the provider", () => {
  it("carries Medusa's refund id as metadata and as idempotency key, and is kept beside it", async () => {
    const { stripe, calls } = provider(null)
    expect(await bookRefund(stripe, { intentId: "pi_1", amountFen: 100, refundId: "ref_1", book: { refunds: { ref_0: "re_0" } } })).toEqual({ refunds: { ref_0: "re_0", ref_1: "re_new" }, adopt: null, request: null })
    expect(calls.made).toEqual([[{ payment_intent: "pi_1", amount: 100, metadata: { medusa_refund_id: "ref_1" } }, { idempotencyKey: "ref_1" }]])
  })
  it("that fulfils a request has the request's key and nothing that changes when it is tried again", async () => {
    const { stripe, calls } = provider(null)
    const book = { request: { id: "rfq_1", amount_fen: 100 } }
    await bookRefund(stripe, { intentId: "pi_1", amountFen: 100, refundId: "ref_1", book })
    await bookRefund(stripe, { intentId: "pi_1", amountFen: 100, refundId: "ref_2", book })
    expect(calls.made).toEqual([1, 2].map(() => [{ payment_intent: "pi_1", amount: 100, metadata: { refund_request_id: "rfq_1" } }, { idempotencyKey: "rfq_1" }]))
  })
  it("of another amount than the announced request is a refund of its own", async () => {
    const { stripe, calls } = provider(null)
    await bookRefund(stripe, { intentId: "pi_1", amountFen: 99, refundId: "ref_1", book: { request: { id: "rfq_1", amount_fen: 100 } } })
    expect(calls.made).toEqual([[{ payment_intent: "pi_1", amount: 99, metadata: { medusa_refund_id: "ref_1" } }, { idempotencyKey: "ref_1" }]])
  })
  it("made at the dashboard is adopted without a second refund", async () => {
    const { stripe, calls } = provider({ amount: 100, payment_intent: "pi_1" })
    expect(await bookRefund(stripe, { intentId: "pi_1", amountFen: 100, refundId: "ref_1", book: { adopt: "re_dash" } })).toEqual({ refunds: { ref_1: "re_dash" }, adopt: null, request: null })
    expect(calls.made).toEqual([{ metadata: { medusa_refund_id: "ref_1" } }])
  })
  it("is never adopted at another amount or for another payment", async () => {
    for (const other of [{ amount: 99, payment_intent: "pi_1" }, { amount: 100, payment_intent: "pi_2" }]) {
      await expect(bookRefund(provider(other).stripe, { intentId: "pi_1", amountFen: 100, refundId: "ref_1", book: { adopt: "re_dash" } })).rejects.toMatchObject({ code: "refund_mismatch" })
    }
  })
})
