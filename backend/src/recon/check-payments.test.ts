import { describe, expect, it } from "vitest"
import { undisputed, type Books } from "./books"
import { checkBooksAgree, checkOneOrderPerPayment } from "./check-payments"

/** One order of 49.90 yuan, paid once, known alike to all three books. */
const soundBooks = (): Books => ({
  provider: { payments: new Map([["pi_1", { capturedFen: 4990n, refundedFen: 0n, pendingRefundsFen: 0n, ...undisputed }]]) },
  ledger: { payments: new Map([["pi_1", { kind: "sale", orderId: "order_1", capturedFen: 4990n, refundedFen: 0n, recordedAtMs: 0, ...undisputed }]]), clearingFen: 4990n },
  medusa: { payments: new Map([["pi_1", { orderId: "order_1", capturedFen: 4990n, refundedFen: 0n }]]), orders: new Map([["order_1", { totalFen: 4990n, transactionsFen: 4990n }]]) },
})
const soon = { nowMs: 1_000, cycleMs: 60_000 }
const later = { nowMs: 61_000, cycleMs: 60_000 }

describe("three books of one payment", () => {
  it("agree when all three hold the same money", () => {
    expect([checkBooksAgree(soundBooks()).ok, checkOneOrderPerPayment(soundBooks(), later).ok]).toEqual([true, true])
  })

  it("differ when the ledger missed a refund made at the provider", () => {
    const books = soundBooks()
    books.provider.payments.set("pi_1", { capturedFen: 4990n, refundedFen: 100n, pendingRefundsFen: 0n, ...undisputed })
    expect(checkBooksAgree(books).ok).toBe(false)
  })

  it("agree on a refund the provider still works on, whether Medusa asked for it or not, and differ when Medusa holds more", () => {
    const books = soundBooks()
    books.provider.payments.set("pi_1", { capturedFen: 4990n, refundedFen: 0n, pendingRefundsFen: 300n, ...undisputed })
    expect(checkBooksAgree(books).ok).toBe(true)
    const asked = (refundedFen: bigint) => {
      books.medusa.payments.set("pi_1", { orderId: "order_1", capturedFen: 4990n, refundedFen })
      books.medusa.orders.set("order_1", { totalFen: 4990n, transactionsFen: 4990n - refundedFen })
      return checkBooksAgree(books).ok
    }
    expect([asked(300n), asked(301n)]).toEqual([true, false])
  })

  it("differ when a capture was never posted", () => {
    const books = soundBooks()
    books.ledger = { payments: new Map(), clearingFen: 0n }
    expect(checkBooksAgree(books).ok).toBe(false)
    expect(checkOneOrderPerPayment(books, soon).ok).toBe(false)
  })

  it("let money without an order wait for one cycle, and no longer", () => {
    const books = soundBooks()
    books.provider.payments.set("pi_2", { capturedFen: 700n, refundedFen: 0n, pendingRefundsFen: 0n, ...undisputed })
    books.ledger.payments.set("pi_2", { kind: "unapplied", orderId: null, capturedFen: 700n, refundedFen: 0n, recordedAtMs: 0, ...undisputed })
    books.ledger.clearingFen += 700n
    expect([checkBooksAgree(books).ok, checkOneOrderPerPayment(books, soon).ok, checkOneOrderPerPayment(books, later).ok]).toEqual([true, true, false])
  })

  it("differ when the ledger missed a dispute, and agree once it holds it", () => {
    const books = soundBooks()
    const held = { disputeFen: -5140n, heldFen: 4990n }
    Object.assign(books.provider.payments.get("pi_1") ?? {}, held)
    expect(checkBooksAgree(books).ok).toBe(false)
    Object.assign(books.ledger.payments.get("pi_1") ?? {}, held)
    books.ledger.clearingFen -= 5140n
    expect([checkBooksAgree(books).ok, checkOneOrderPerPayment(books, later).ok]).toEqual([true, true])
  })

  it("let money without an order wait for as long as a bank holds it", () => {
    const books = soundBooks()
    const held = { capturedFen: 700n, refundedFen: 0n, disputeFen: -700n, heldFen: 700n }
    books.provider.payments.set("pi_2", { ...held, pendingRefundsFen: 0n })
    books.ledger.payments.set("pi_2", { ...held, kind: "unapplied", orderId: null, recordedAtMs: 0 })
    expect([checkBooksAgree(books).ok, checkOneOrderPerPayment(books, later).ok]).toEqual([true, true])
  })

  it("name an order that was paid twice or not its total", () => {
    const books = soundBooks()
    books.ledger.payments.set("pi_2", { kind: "sale", orderId: "order_1", capturedFen: 4990n, refundedFen: 0n, recordedAtMs: 0, ...undisputed })
    expect(checkOneOrderPerPayment(books, soon).facts["problems"]).toEqual([{ order: "order_1", total_fen: "4990", captured_fen: "9980" }])
  })
})
