import { randomUUID } from "node:crypto"
import type { LedgerEntryView, OrderRefund, OrderRefunds } from "@qianhang/shared/contracts"
import { Client } from "pg"
import { describe, expect, it } from "vitest"
import { ask, entriesOf, overviewOf, paidOrder, type PlacedOrder, told, until } from "../../testing/buyer"
import { withPayingShop } from "../../testing/paying-shop.test-builder"
import { reconOf } from "../../testing/recon"
import type { TestShop } from "../../testing/test-shop"

let shop: TestShop
let database: Client
let office: string
const control = withPayingShop((opened) => ({ shop, database, office } = opened))

/** Two boxes of blueberries and a bracelet: two cooperatives, two parcels, two freights. */
const mixed = () => paidOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 2 }, { variant_id: shop.facts.silver.variantId, quantity: 1 }])
const pathOf = ({ id }: PlacedOrder) => `/admin/benefit-orders/${id}/refunds`
const refundsOf = (order: PlacedOrder) => told<OrderRefunds>(shop, pathOf(order), { token: office })
type Answered = { refund: OrderRefund; order: OrderRefunds; code: string; fields: Record<string, string> }

async function refund(order: PlacedOrder, body: object, token = office) {
  const { version } = await refundsOf(order)
  return ask<Answered>(shop, pathOf(order), { token, body: { idempotency_key: randomUUID(), version, lines: [], ...body } })
}
const entriesNow = (order: PlacedOrder) => entriesOf(shop, office, order.id)
const kindsOf = async (order: PlacedOrder) => (await entriesNow(order)).map(({ kind }) => kind)
const sum = (entries: LedgerEntryView[], account: string) => entries.flatMap(({ postings }) => postings).filter((posting) => posting.account === account).reduce((total, { amount_fen }) => total + BigInt(amount_fen), 0n)
const lineOf = (books: OrderRefunds, cooperative: string) => books.lines.find((line) => line.cooperative_id === cooperative) ?? expect.fail("no such line")
type Witnessed = { id: string; payment_intent: string }
async function atProvider(order: PlacedOrder, book: "refunds" | "unfinished_refunds" = "refunds"): Promise<Witnessed[]> {
  const journal = (await (await fetch(`${shop.standIn?.url}/_control/journal`)).json()) as Record<typeof book, Witnessed[]>
  return journal[book].filter((one) => one.payment_intent === order.intentId)
}
const conclude = async (order: PlacedOrder, book: "refunds" | "unfinished_refunds", status: "succeeded" | "failed") => control(`/refunds/${String((await atProvider(order, book))[0]?.id)}/conclude`, { status })

describe("a refund", () => {
  it("of freight only takes back that parcel's freight and nothing else", async () => {
    const order = await mixed()
    const { body, status } = await refund(order, { reason: "return", freight: [{ cooperative_id: shop.facts.silver.cooperativeId, amount_fen: "1200" }] })
    expect(status).toBe(201)
    expect(body.refund).toMatchObject({ state: "posted", amount_fen: "1200", reason: "return", bearer: null, lines: [] })
    const [, entry] = await entriesNow(order)
    expect(entry?.postings.map(({ account, amount_fen, cooperative_id }) => [account, amount_fen, cooperative_id])).toEqual([
      ["clearing", "-1200", shop.facts.silver.cooperativeId], ["cooperative_freight", "1200", shop.facts.silver.cooperativeId],
    ])
    expect(body.order.freight.find((one) => one.cooperative_id === shop.facts.silver.cooperativeId)).toMatchObject({ paid_fen: "1200", refunded_fen: "1200", pending_fen: "0", refundable_fen: "0" })
    expect(await overviewOf(shop, order)).toMatchObject({ refunded_fen: "1200", refund_pending_fen: "0", state: "paid" })
  }, 300_000)

  it("of units without an amount gives those units' own money back and takes the shares back with them", async () => {
    const order = await mixed()
    const berries = lineOf(await refundsOf(order), shop.facts.blueberry.cooperativeId)
    const { body } = await refund(order, { reason: "return", lines: [{ line_id: berries.line_id, quantity: 1 }] })
    expect(body.refund).toMatchObject({ state: "posted", amount_fen: "3990", lines: [{ line_id: berries.line_id, quantity: 1, amount_fen: "3990" }] })
    expect(lineOf(body.order, shop.facts.blueberry.cooperativeId)).toMatchObject({ refundable_quantity: 1, refunded_fen: "3990", refundable_fen: "3990" })
    const [sale, entry] = await entriesNow(order)
    const accrued = -sum(sale ? [sale] : [], "household_benefit")
    expect(sum(entry ? [entry] : [], "household_benefit") * 2n - accrued).toBeLessThanOrEqual(1n)
    await refund(order, { reason: "return", lines: [{ line_id: berries.line_id, quantity: 1 }] })
    expect(sum(await entriesNow(order), "household_benefit")).toBe(0n)
  }, 300_000)

  it.each(["cooperative", "carrier", "platform"] as const)("as compensation borne by the %s leaves household shares untouched", async (bearer) => {
    const order = await mixed()
    const before = sum(await entriesNow(order), "household_benefit")
    const berries = lineOf(await refundsOf(order), shop.facts.blueberry.cooperativeId)
    expect((await refund(order, { reason: "compensation", bearer, lines: [{ line_id: berries.line_id, amount_fen: "500" }] })).body.refund).toMatchObject({ state: "posted", bearer, amount_fen: "500" })
    const entries = await entriesNow(order)
    expect(sum(entries, "household_benefit")).toBe(before)
    expect(sum(entries, `${bearer}_compensation`)).toBe(500n)
    expect(sum(entries, "clearing")).toBe(order.totalFen - 500n)
  }, 300_000)

  it("that is pending at the provider is shown apart, not posted, and holds its part of the line", async () => {
    const order = await mixed()
    await control("/refund-status", { status: "pending" })
    const berries = lineOf(await refundsOf(order), shop.facts.blueberry.cooperativeId)
    const { body } = await refund(order, { reason: "return", lines: [{ line_id: berries.line_id, quantity: 2 }] })
    expect(body.refund.state).toBe("pending")
    expect(lineOf(body.order, shop.facts.blueberry.cooperativeId)).toMatchObject({ refunded_fen: "0", pending_fen: "7980", refundable_fen: "0", refundable_quantity: 0 })
    expect(await overviewOf(shop, order)).toMatchObject({ refunded_fen: "0", refund_pending_fen: "7980" })
    expect(await kindsOf(order)).toEqual(["sale"])
    expect((await refund(order, { reason: "return", lines: [{ line_id: berries.line_id, quantity: 1 }] })).body.code).toBe("refund_exceeds_remainder")
    await conclude(order, "unfinished_refunds", "succeeded")
    const posted = await until(() => refundsOf(order), (books) => books.refunds.every(({ state }) => state === "posted"))
    expect(posted).toMatchObject({ pending_fen: "0", refunded_fen: "7980" })
    expect(await overviewOf(shop, order)).toMatchObject({ refunded_fen: "7980", refund_pending_fen: "0" })
  }, 300_000)

  it("that fails while it is pending ends as failed, and its line can be given back anew", async () => {
    const order = await mixed()
    await control("/refund-status", { status: "pending" })
    const berries = lineOf(await refundsOf(order), shop.facts.blueberry.cooperativeId)
    await refund(order, { reason: "return", lines: [{ line_id: berries.line_id, quantity: 2 }] })
    await conclude(order, "unfinished_refunds", "failed")
    const failed = await until(() => refundsOf(order), (books) => books.refunds.every(({ state }) => state === "failed"))
    expect(lineOf(failed, shop.facts.blueberry.cooperativeId)).toMatchObject({ pending_fen: "0", refundable_fen: "7980", refundable_quantity: 2 })
    await control("/refund-status", { status: "succeeded" })
    expect((await refund(order, { reason: "return", lines: [{ line_id: berries.line_id, quantity: 2 }] })).body.refund.state).toBe("posted")
    expect(await kindsOf(order)).toEqual(["sale", "refund"])
  }, 300_000)

  it("that bounces after it was posted is reversed, by its lines, and its line can be given back anew", async () => {
    const order = await mixed()
    const berries = lineOf(await refundsOf(order), shop.facts.blueberry.cooperativeId)
    await refund(order, { reason: "return", lines: [{ line_id: berries.line_id, quantity: 2 }] })
    await conclude(order, "refunds", "failed")
    const reversed = await until(() => refundsOf(order), (books) => books.refunds.every(({ state }) => state === "reversed"))
    expect(reversed).toMatchObject({ refunded_fen: "0", pending_fen: "0", refundable_fen: String(order.totalFen) })
    expect(await kindsOf(order)).toEqual(["sale", "refund", "reversal"])
    expect((await refund(order, { reason: "return", lines: [{ line_id: berries.line_id, quantity: 2 }] })).body.refund.state).toBe("posted")
  }, 300_000)

  it("made at the provider's dashboard is unspecified, and what it took is no longer there to be given back by line", async () => {
    const order = await mixed()
    await control("/refund", { payment_intent: order.intentId, amount: Number(order.totalFen) - 100 })
    const books = await until(() => refundsOf(order), ({ refunds }) => refunds.length === 1)
    expect(books.refunds[0]).toMatchObject({ state: "posted", reason: "unspecified", lines_named: false, asked_by: null })
    expect(books).toMatchObject({ refundable_fen: "100", refunded_fen: String(order.totalFen - 100n) })
    const { body, status } = await refund(order, { reason: "return", freight: [{ cooperative_id: shop.facts.silver.cooperativeId, amount_fen: "1200" }] })
    expect([status, body.code, body.fields]).toEqual([409, "refund_exceeds_remainder", { "freight.0.amount_fen": "more_than_left" }])
  }, 300_000)
})

describe("the same refund asked for again", () => {
  it("under its key is the same refund; another one under that key is refused", async () => {
    const order = await mixed()
    const body = { idempotency_key: randomUUID(), version: (await refundsOf(order)).version, reason: "return", lines: [], freight: [{ cooperative_id: shop.facts.silver.cooperativeId, amount_fen: "300" }] }
    const [first, again] = [await ask<Answered>(shop, pathOf(order), { token: office, body }), await ask<Answered>(shop, pathOf(order), { token: office, body })]
    expect([first.status, again.status, again.body.refund.id]).toEqual([201, 201, first.body.refund.id])
    expect(await atProvider(order)).toHaveLength(1)
    const other = await ask<Answered>(shop, pathOf(order), { token: office, body: { ...body, freight: [{ cooperative_id: shop.facts.silver.cooperativeId, amount_fen: "301" }] } })
    expect([other.status, other.body.code]).toEqual([409, "idempotency_key_reused"])
  }, 300_000)

  it.each([["lose_answer", 3], ["refuse", 3]] as const)("after the provider did not answer (%s) is made once, even by reconcile and with its keys forgotten", async (kind, times) => {
    const order = await mixed()
    await control("/outage", { path: "/v1/refunds", method: "POST", kind, times })
    const { status, body } = await refund(order, { reason: "return", freight: [{ cooperative_id: shop.facts.silver.cooperativeId, amount_fen: "300" }] })
    await control("/forget-keys")
    expect([status, body.refund.state]).toEqual([201, "pending"])
    // What a crash cut off is told from what is under way by its age.
    await database.query("update refund set created_at = created_at - interval '10 minutes'")
    const books = await until(() => refundsOf(order), ({ refunds }) => refunds.every(({ state }) => state === "posted"))
    expect(books.refunds).toMatchObject([{ reason: "return", lines_named: true, freight: [{ amount_fen: "300" }] }])
    expect(await atProvider(order)).toHaveLength(1)
    expect(await overviewOf(shop, order)).toMatchObject({ refunded_fen: "300", refund_pending_fen: "0" })
  }, 300_000)
})

describe("more than is left", () => {
  it("is refused with every field named, and nothing moves", async () => {
    const order = await mixed()
    const berries = lineOf(await refundsOf(order), shop.facts.blueberry.cooperativeId)
    const { status, body } = await refund(order, {
      reason: "return",
      lines: [{ line_id: berries.line_id, amount_fen: "7981" }, { line_id: "ordli_of_somebody", quantity: 1 }],
      freight: [{ cooperative_id: "coop_of_somebody", amount_fen: "1" }],
    })
    expect([status, body.code]).toEqual([409, "refund_exceeds_remainder"])
    expect(body.fields).toEqual({ "lines.0.amount_fen": "more_than_left", "lines.1.line_id": "unknown_line", "freight.0.cooperative_id": "unknown_parcel" })
    expect(await atProvider(order)).toEqual([])
  }, 300_000)

  it("is refused when ten ask at once: one is given, whoever read the same version", async () => {
    const order = await mixed()
    const { version, lines } = await refundsOf(order)
    const all = lines.map((line) => ({ line_id: line.line_id, quantity: line.quantity }))
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask<Answered>(shop, pathOf(order), { token: office, body: { idempotency_key: randomUUID(), version, reason: "cancellation", lines: all } })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(new Set(["stale_version"]))
    expect(await atProvider(order)).toHaveLength(1)
  }, 300_000)

  it("is refused by the database itself, whatever code asks", async () => {
    const order = await mixed()
    const { lines } = await refundsOf(order)
    const ledger = new Client({ connectionString: shop.environment.BENEFIT_DATABASE_URL })
    await ledger.connect()
    try {
      const written = (amountFen: bigint, subject: string) => ledger.query(`begin`).then(() => ledger.query(`insert into benefit.refund_request (id, order_id, idempotency_key, sale_sequence, reason, amount_fen, actor) select 'rfq_raw', $1, 'raw', sequence, 'return', $2, 'raw' from benefit.entry where order_id = $1 and kind = 'sale'`, [order.id, amountFen.toString()]))
        .then(() => ledger.query("insert into benefit.refund_request_part values ('rfq_raw', 'line', $1, 0, $2)", [subject, amountFen.toString()])).finally(() => ledger.query("rollback"))
      const berries = lineOf(await refundsOf(order), shop.facts.blueberry.cooperativeId)
      await expect(written(7981n, berries.line_id)).rejects.toMatchObject({ code: "23B20" })
      await expect(written(1n, "ordli_of_somebody")).rejects.toMatchObject({ code: "23B20" })
      await expect(written(7980n, berries.line_id)).resolves.toBeDefined()
      await expect(ledger.query("update benefit.refund_request set amount_fen = 1")).rejects.toMatchObject({ code: "42501" })
      expect(lines).toHaveLength(2)
    } finally {
      await ledger.end()
    }
  }, 300_000)
})

describe("who may give money back", () => {
  it("is the office alone, and it says why", async () => {
    const order = await mixed()
    const freight = [{ cooperative_id: shop.facts.silver.cooperativeId, amount_fen: "1" }]
    const prefecture = await shop.login("staff", "prefecture@staff.test")
    expect((await refund(order, { reason: "return", freight }, prefecture)).status).toBe(403)
    expect((await refund(order, { reason: "return", freight }, await shop.login("member", "b@member.test"))).status).toBe(401)
    for (const wrong of [{ reason: "compensation", freight }, { reason: "return", bearer: "platform", freight }, { reason: "return" }, { reason: "unspecified", freight }]) expect((await refund(order, wrong)).status).toBe(400)
    expect((await ask(shop, pathOf(order), { token: office, body: { idempotency_key: randomUUID(), version: 1, reason: "return", lines: [], freight } })).body.code).toBe("stale_version")
    expect(await atProvider(order)).toEqual([])
  }, 300_000)
})

describe("after all of this", () => {
  it("RECON is green", async () => {
    const recon = await until(() => reconOf(shop), ({ ok }) => ok)
    expect(recon.ok).toBe(true)
  }, 300_000)
})
