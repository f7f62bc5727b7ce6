import type { Logger } from "typeorm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { openBenefit } from "../database/open"
import { agreeOnBlueberries, blueberryLot, boxes, capture, placeOrder } from "../sales.test-builder"
import { appendBatch } from "./append"
import { captureAppend } from "./record-payment"

let ledger: ThrowAwayLedger
const TOTAL = 4990n

beforeAll(async () => {
  ledger = await throwAwayLedger()
  await agreeOnBlueberries(ledger.benefit)
  await ledger.benefit.addLot(blueberryLot([300_000n, 200_000n, 500_000n]))
}, 60_000)
afterAll(async () => ledger.destroy())

async function placed(name: string, count: number): Promise<string[]> {
  const orderIds = Array.from({ length: count }, (_, index) => `order_${name}_${index}`)
  for (const orderId of orderIds) await placeOrder(ledger.benefit, orderId, [boxes(1)])
  return orderIds
}

/** The statements of one batch of captures, as PostgreSQL is sent them. */
async function statementsOf(orderIds: readonly string[]): Promise<string[]> {
  const source = await openBenefit(ledger.urls.benefitUrl, 1)
  try {
    const said: string[] = []
    const silent = (): void => undefined
    const logger: Logger = { logQuery: (text) => void said.push(text), logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent, logMigration: silent, log: silent }
    Object.assign(source, { logger })
    const outcomes = await appendBatch(source, orderIds.map((orderId) => captureAppend(capture(orderId, TOTAL))), Date.now)
    expect(outcomes.map((outcome) => "done" in outcome && outcome.done.entry.kind)).toEqual(orderIds.map(() => "sale"))
    return said
  } finally {
    await source.destroy()
  }
}

describe("a batch of captures", () => {
  it("asks the database as often as one capture alone", async () => {
    const alone = await statementsOf(await placed("alone", 1))
    expect(await statementsOf(await placed("together", 40))).toEqual(alone)
    expect(alone).toHaveLength(12)
  }, 30_000)

  it("leaves every order either sold or released while its cart is released at the same moment, and nobody waits crosswise", async () => {
    const orderIds = await placed("contested", 60)
    const captures = orderIds.map((orderId) => ledger.benefit.recordCapture(capture(orderId, TOTAL)))
    const releases = [...orderIds].reverse().map((orderId) => ledger.benefit.releaseAttribution({ orderId }, "expired").then(({ released }) => released, () => false))
    const [kinds, released] = [(await Promise.all(captures)).map(({ kind }) => kind), (await Promise.all(releases)).reverse()]
    expect(kinds).toEqual(released.map((given) => (given ? "unapplied_receipt" : "sale")))
    expect((await ledger.benefit.selfCheck()).checks.filter((check) => !check.ok)).toEqual([])
  }, 30_000)

  it("keeps the others when one is worth another amount than its order, and takes the chain on without a gap", async () => {
    const [first = "", odd = "", last = ""] = await placed("amounts", 3)
    const answers = await Promise.allSettled([capture(first, TOTAL), capture(odd, TOTAL + 1n), capture(last, TOTAL)].map((input) => ledger.benefit.recordCapture(input)))
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
    const [one, three] = await Promise.all([first, last].map(async (orderId) => (await ledger.benefit.entriesBySource(orderId))[0]))
    expect([three?.sequence, three?.previousHash]).toEqual([(one?.sequence ?? 0n) + 1n, one?.hash])
    expect((await ledger.benefit.recordCapture(capture(odd, TOTAL))).kind).toBe("sale")
  })
})
