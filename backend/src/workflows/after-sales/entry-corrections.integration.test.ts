import { createHash, randomUUID } from "node:crypto"
import type { EntryCorrectionAnswer, LedgerEntryView, OrderRefund, OrderRefunds } from "@qianhang/shared/contracts"
import { auditLines } from "@qianhang/shared/ledger"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { BenefitService } from "../../modules/benefit/service"
import { ask, entriesOf, overviewOf, paidOrder, type PlacedOrder, told, until } from "../../testing/buyer"
import { reconOf } from "../../testing/recon"
import { openTestShop, type TestShop } from "../../testing/test-shop"

let shop: TestShop
let office: string
let second: string
const control = (lever: string, body: object = {}) => shop.standIn?.control(lever, body) ?? Promise.reject(new Error("no stand-in"))

beforeAll(async () => {
  shop = await openTestShop({ payments: true })
  office = await shop.login("staff", "office@staff.test")
  second = await shop.login("staff", "office-two@staff.test")
}, 240_000)
afterAll(() => shop?.close(), 30_000)

const DOOR = "/admin/benefit-ledger-corrections"
const mixed = (codes: string[] = []) => paidOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 2 }, { variant_id: shop.facts.silver.variantId, quantity: 1 }], codes)
const refundsOf = (order: PlacedOrder) => told<OrderRefunds>(shop, `/admin/benefit-orders/${order.id}/refunds`, { token: office })
const lineOf = (books: OrderRefunds, { cooperativeId }: { cooperativeId: string }) => books.lines.find((line) => line.cooperative_id === cooperativeId)?.line_id
type Answered = EntryCorrectionAnswer & { code: string; fields?: Record<string, string> }

/** Asks for a correction of the order's newest refund; what is named replaces what is usual. */
async function propose(order: PlacedOrder, asked: object, token = office) {
  const { version, refunds } = await refundsOf(order)
  return ask<Answered>(shop, DOOR, { token, body: { version, sequence: refunds.at(-1)?.sequence, reason_code: "unspecified_refund", reason: "买家电话说明退的是蓝莓", ...asked } })
}
const decide = (id: string, { decision = "approve", version = 1, token = second } = {}) => ask<Answered>(shop, `${DOOR}/${id}/decision`, { token, body: { version, decision, reason: "已核对退款凭证" } })
const entriesNow = (order: PlacedOrder) => entriesOf(shop, office, order.id)
const kindsOf = async (order: PlacedOrder) => (await entriesNow(order)).map(({ kind }) => kind)
const sum = (entries: Pick<LedgerEntryView, "postings">[], account: string) => entries.flatMap(({ postings }) => postings).filter((posting) => posting.account === account).reduce((total, { amount_fen }) => total + BigInt(amount_fen), 0n)

async function dashboardRefund(order: PlacedOrder, fen: number): Promise<string> {
  const { id } = await control("/refund", { payment_intent: order.intentId, amount: fen })
  await until(() => refundsOf(order), ({ refunds }) => refunds.length === 1)
  return String(id)
}
async function refund(order: PlacedOrder, body: object): Promise<OrderRefund> {
  const { version } = await refundsOf(order)
  return (await told<{ refund: OrderRefund }>(shop, `/admin/benefit-orders/${order.id}/refunds`, { token: office, body: { idempotency_key: randomUUID(), version, lines: [], ...body } })).refund
}

async function withLedger<T>(work: (benefit: BenefitService) => Promise<T>): Promise<T> {
  const { environment } = shop
  const benefit = new BenefitService({}, { databaseUrl: String(environment.BENEFIT_DATABASE_URL), signingKeyFile: String(environment.LEDGER_SIGNING_KEY_FILE), checkpointFile: String(environment.LEDGER_CHECKPOINT_FILE) })
  try {
    return await work(benefit)
  } finally {
    await benefit.disconnect()
  }
}

describe("a refund made at the dashboard without lines", () => {
  it("is stated anew with its lines once a second officer approves, and the books are as if it had said so at once", async () => {
    const [corrected, plain] = [await mixed(), await mixed()]
    // No half of the line: an odd fen between two orders is drawn by their own lines (LEDGER 2).
    const id = await dashboardRefund(corrected, 3000)
    const restated = { reason: "return", lines: [{ line_id: lineOf(await refundsOf(corrected), shop.facts.blueberry), quantity: 1, amount_fen: "3000" }] }
    const proposed = await propose(corrected, { restated })
    expect([proposed.status, proposed.body.correction]).toMatchObject([201, { state: "proposed", version: 1, reason_code: "unspecified_refund", restated: { reason: "return", bearer: null }, decided_by: null }])
    expect(proposed.body.entries.map(({ kind }) => kind)).toEqual(["reversal", "refund"])
    for (const { postings } of proposed.body.entries) expect(postings.reduce((total, { amount_fen }) => total + BigInt(amount_fen), 0n)).toBe(0n)
    expect(await kindsOf(corrected)).toEqual(["sale", "refund"])

    const approved = await decide(proposed.body.correction.id)
    expect([approved.status, approved.body.correction]).toMatchObject([200, { state: "approved", version: 2, decision_reason: "已核对退款凭证" }])
    expect(approved.body.entries.map(({ postings }) => postings)).toEqual(proposed.body.entries.map(({ postings }) => postings))
    const entries = await entriesNow(corrected)
    expect(entries.map(({ kind, source }) => [kind, source.object_id])).toEqual([["sale", corrected.intentId], ["refund", id], ["reversal", `refund:${id}`], ["refund", `${id}/2`]])

    await refund(plain, { reason: "return", lines: [{ line_id: lineOf(await refundsOf(plain), shop.facts.blueberry), quantity: 1, amount_fen: "3000" }] })
    for (const account of ["clearing", "household_benefit", "commission", "cooperative", "cooperative_freight"]) expect([account, sum(entries, account)]).toEqual([account, sum(await entriesNow(plain), account)])
    expect((await refundsOf(corrected)).refunds.map(({ state, reason, lines_named }) => [state, reason, lines_named])).toEqual([["reversed", "unspecified", false], ["posted", "return", true]])
    const shown = (await overviewOf(shop, corrected)).parcels.flatMap(({ lines }) => lines).find(({ line_id }) => line_id === restated.lines[0]?.line_id)
    expect(shown?.refunded_fen).toBe("3000")
  }, 300_000)

  it("and bounces after it was stated anew is undone as it was stated last", async () => {
    const order = await mixed()
    const id = await dashboardRefund(order, 800)
    const { body } = await propose(order, { restated: { reason: "return", lines: [], freight: [{ cooperative_id: shop.facts.blueberry.cooperativeId, amount_fen: "800" }] } })
    await decide(body.correction.id)
    await control(`/refunds/${id}/conclude`, { status: "failed" })
    const books = await until(() => refundsOf(order), ({ refunds }) => refunds.every(({ state }) => state === "reversed"))
    expect(books).toMatchObject({ refunded_fen: "0", refundable_fen: String(order.totalFen) })
    expect(await kindsOf(order)).toEqual(["sale", "refund", "reversal", "refund", "reversal"])
  }, 300_000)
})

describe("a compensation", () => {
  it("gets another bearer by correction, and shares stay untouched", async () => {
    const order = await mixed()
    const line = { line_id: lineOf(await refundsOf(order), shop.facts.blueberry), amount_fen: "500" }
    await refund(order, { reason: "compensation", bearer: "cooperative", lines: [line] })
    const before = sum(await entriesNow(order), "household_benefit")
    const { body } = await propose(order, { reason_code: "wrong_bearer", restated: { reason: "compensation", bearer: "carrier", lines: [line] } })
    await decide(body.correction.id)
    const entries = await entriesNow(order)
    expect([sum(entries, "cooperative_compensation"), sum(entries, "carrier_compensation"), sum(entries, "household_benefit")]).toEqual([0n, 500n, before])
  }, 300_000)
})

describe("a gift given back by mistake", () => {
  it("is undone, since no money moved; a refund of money is not", async () => {
    const order = await mixed(["GIFT"])
    const gift = lineOf(await refundsOf(order), shop.facts.silver)
    const accounts = async () => { const entries = await entriesNow(order); return ["platform_promotion", "cooperative", "commission"].map((account) => sum(entries, account)) }
    const before = await accounts()
    await refund(order, { reason: "return", lines: [{ line_id: gift, quantity: 1 }] })
    expect(await accounts()).not.toEqual(before)
    const { body } = await propose(order, { reason_code: "posted_in_error" })
    await decide(body.correction.id)
    expect(await accounts()).toEqual(before)

    await refund(order, { reason: "return", freight: [{ cooperative_id: shop.facts.blueberry.cooperativeId, amount_fen: "800" }] })
    expect((await propose(order, { reason_code: "posted_in_error" })).body.code).toBe("not_correctable")
  }, 300_000)
})

describe("two persons", () => {
  it("are needed: who asks does not decide, at the door or in the database", async () => {
    const order = await mixed()
    await dashboardRefund(order, 800)
    const { body } = await propose(order, { restated: { reason: "return", lines: [], freight: [{ cooperative_id: shop.facts.blueberry.cooperativeId, amount_fen: "800" }] } })
    const { id, proposed_by } = body.correction
    expect(await decide(id, { token: office })).toMatchObject({ status: 409, body: { code: "same_person" } })
    const ledger = new Client({ connectionString: shop.environment.BENEFIT_DATABASE_URL })
    await ledger.connect()
    try {
      await expect(ledger.query("insert into benefit.entry_correction_decision (correction_id, decision, reason, actor) values ($1, 'reject', '同一个人说的', $2)", [id, proposed_by])).rejects.toMatchObject({ code: "23B23" })
      await expect(ledger.query("update benefit.entry_correction set reason = '另一个原因'")).rejects.toMatchObject({ code: "42501" })
    } finally {
      await ledger.end()
    }
    expect((await propose(order, { restated: { reason: "return", lines: [], freight: [{ cooperative_id: shop.facts.blueberry.cooperativeId, amount_fen: "800" }] } })).body.code).toBe("wrong_state")
    expect((await decide(id, { version: 2 })).body.code).toBe("stale_version")
    expect(await decide(id, { decision: "reject" })).toMatchObject({ status: 200, body: { correction: { state: "rejected" }, entries: [] } })
    expect((await decide(id, { version: 2 })).body.code).toBe("wrong_state")
    expect(await kindsOf(order)).toEqual(["sale", "refund"])
    const [prefecture, member] = [await shop.login("staff", "prefecture@staff.test"), await shop.login("member", "a@member.test")]
    expect((await propose(order, {}, prefecture)).status).toBe(403)
    expect((await propose(order, {}, member)).status).toBe(401)
    expect((await told<{ corrections: { id: string }[] }>(shop, `${DOOR}?state=rejected`, { token: prefecture })).corrections.map((one) => one.id)).toContain(id)
  }, 300_000)
})

describe("what the law refuses", () => {
  it("is refused when it is asked: other sums, other lines, sales, old versions, and evidence that is none", async () => {
    const order = await mixed()
    await dashboardRefund(order, 900)
    const freight = (fen: string) => ({ reason: "return", lines: [], freight: [{ cooperative_id: shop.facts.blueberry.cooperativeId, amount_fen: fen }] })
    for (const restated of [freight("800"), freight("900"), { reason: "return", lines: [{ line_id: "ordli_of_somebody", amount_fen: "900" }] }]) expect((await propose(order, { restated })).body.code).toBe("unlawful")
    const good = { reason: "return", lines: [{ line_id: lineOf(await refundsOf(order), shop.facts.silver), amount_fen: "900" }] }
    const [sale] = await entriesNow(order)
    expect((await propose(order, { sequence: sale?.sequence, restated: good })).body.code).toBe("not_correctable")
    expect((await propose(order, { sequence: "999999", restated: good })).status).toBe(404)
    expect((await propose(order, { version: 1, restated: good })).body.code).toBe("stale_version")
    expect((await propose(order, { restated: good, evidence_file_id: "file_unknown" })).body.fields).toEqual({ evidence_file_id: "unfit_evidence" })
    for (const wrong of [{}, { reason_code: "posted_in_error", restated: good }, { restated: { ...good, bearer: "carrier" } }, { restated: good, reason: "杨女士 13800138000" }]) expect((await propose(order, wrong)).status).toBe(400)
    expect(await kindsOf(order)).toEqual(["sale", "refund"])
  }, 300_000)

  it("is refused when it is decided, if the line was given back otherwise meanwhile: nothing is appended and it still waits", async () => {
    const order = await mixed()
    await dashboardRefund(order, 800)
    const { body } = await propose(order, { restated: { reason: "return", lines: [], freight: [{ cooperative_id: shop.facts.blueberry.cooperativeId, amount_fen: "800" }] } })
    const left = (await refundsOf(order)).freight.find((one) => one.cooperative_id === shop.facts.blueberry.cooperativeId)?.refundable_fen
    await refund(order, { reason: "return", freight: [{ cooperative_id: shop.facts.blueberry.cooperativeId, amount_fen: left }] })
    expect((await decide(body.correction.id)).body.code).toBe("unlawful")
    expect(await told<Answered>(shop, `${DOOR}/${body.correction.id}`, { token: office })).toMatchObject({ correction: { state: "proposed" }, entries: [] })
    expect(await kindsOf(order)).toEqual(["sale", "refund", "refund"])
  }, 300_000)
})

describe("after all of this", () => {
  it("the offline auditor accepts the chain, and RECON is green", async () => {
    const verdict = await withLedger((benefit) => auditLines(benefit.exportEntries(), [], { hash: (bytes) => createHash("sha256").update(bytes).digest("hex"), verifySignature: null }))
    expect(verdict).toMatchObject({ ok: true })
    expect((await until(() => reconOf(shop), ({ ok }) => ok)).ok).toBe(true)
  }, 300_000)
})
