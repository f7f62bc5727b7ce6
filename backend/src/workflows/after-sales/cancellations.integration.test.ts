import type { LedgerEntryView, OrderCancellation, OrderOverview, OwnCancellation } from "@qianhang/shared/contracts"
import { Client } from "pg"
import { describe, expect, it } from "vitest"
import { BenefitService } from "../../modules/benefit/service"
import { ask, entriesOf, overviewOf, paidOrder, placeOrder, type PlacedOrder, told, until } from "../../testing/buyer"
import { withPayingShop } from "../../testing/paying-shop.test-builder"
import { reconOf } from "../../testing/recon"
import type { TestShop } from "../../testing/test-shop"

let shop: TestShop
let database: Client
let office: string
let memberA: string
let memberB: string
const control = withPayingShop((opened) => ({ shop, database, office, memberA, memberB } = opened))

const basket = () => [{ variant_id: shop.facts.blueberry.variantId, quantity: 2 }, { variant_id: shop.facts.silver.variantId, quantity: 1 }]
const BERRIES_FEN = 7980n + 800n
const SILVER_FEN = 68800n + 1200n
const pathOf = ({ id }: PlacedOrder) => `/admin/benefit-orders/${id}/cancellation`
const ownPathOf = ({ id }: PlacedOrder) => `/cooperative/parcels/${id}/cancellation`
const look = (order: PlacedOrder) => told<OrderCancellation>(shop, pathOf(order), { token: office })
const lookOwn = (order: PlacedOrder, token: string) => told<OwnCancellation>(shop, ownPathOf(order), { token })
type Answered = OrderCancellation & { code: string; fields?: Record<string, string> }
async function cancel(order: PlacedOrder, body: object = {}) {
  const { version } = await look(order)
  return ask<Answered>(shop, pathOf(order), { token: office, body: { version, reason: "买家不再需要", ...body } })
}
const callOff = ({ id, token }: PlacedOrder, headers: Record<string, string> = { "x-order-token": token }) => ask<OrderOverview & { code: string }>(shop, `/store/orders/${id}/cancel`, { body: {}, headers })
const ship = ({ id }: PlacedOrder, token: string) => ask<{ code: string }>(shop, `/cooperative/parcels/${id}/ship`, { token, body: { carrier: "sf", tracking_number: "SF1234567890" } })
const kindsOf = async (order: PlacedOrder) => (await entriesOf(shop, office, order.id)).map(({ kind }) => kind)
const sum = (entries: LedgerEntryView[], account: string) => entries.flatMap(({ postings }) => postings).filter((posting) => posting.account === account).reduce((total, { amount_fen }) => total + BigInt(amount_fen), 0n)
const refundsAtProvider = async (order: PlacedOrder) => ((await (await fetch(`${shop.standIn?.url}/_control/journal`)).json()) as { refunds: { payment_intent: string; amount_fen: string }[] }).refunds.filter((one) => one.payment_intent === order.intentId)

/** What is for sale, what is held for orders, and what the lots hold: grams of berries, pieces of silver. */
async function stock() {
  const { rows: levels } = await database.query<{ item: string; sellable: number; held: number }>("select inventory_item_id as item, (stocked_quantity - reserved_quantity)::int as sellable, reserved_quantity::int as held from inventory_level where deleted_at is null")
  const { rows: lots } = await database.query<{ left: number }>("select sum(delivered + corrected - drawn - removed)::int as left from benefit.lot")
  const [berries, silver] = [shop.facts.blueberry, shop.facts.silver].map(({ inventoryItemId }) => levels.find(({ item }) => item === inventoryItemId))
  return { berries: Number(berries?.sellable), held: Number(berries?.held), silver: Number(silver?.sellable), lots: Number(lots[0]?.left) }
}
const statusOf = async ({ id }: PlacedOrder) => (await database.query<{ status: string }>(`select status from "order" where id = $1`, [id])).rows[0]?.status

describe("an order that waits for money", () => {
  it("is called off by its buyer, once, and gives everything back", async () => {
    const before = await stock()
    const order = await placeOrder(shop, basket())
    expect(await stock()).toMatchObject({ berries: before.berries - 1000, lots: before.lots - 1000 })
    expect(await callOff(order, {})).toMatchObject({ status: 404 })
    const [first, again] = [await callOff(order), await callOff(order)]
    expect([first.status, first.body.state, again.status, again.body.state]).toEqual([200, "cancelled", 200, "cancelled"])
    expect(await stock()).toEqual(before)
    expect((await ask(shop, `/store/orders/${order.id}/pay`, { body: {}, headers: { "x-order-token": order.token } })).status).toBe(409)
  }, 300_000)

  it("and is paid all the same a moment later, is no sale: the money goes back", async () => {
    const order = await placeOrder(shop, basket())
    await callOff(order)
    await control("/pay", { payment_intent: order.intentId, force_late_payment: true })
    const refunds = await until(() => refundsAtProvider(order), (some) => some.length > 0)
    expect(refunds.map(({ amount_fen }) => amount_fen)).toEqual([String(order.totalFen)])
    expect((await until(() => entriesOf(shop, office, order.intentId), (entries) => entries.length > 0)).map(({ kind }) => kind)).toEqual(["unapplied_receipt"])
    expect(await kindsOf(order)).toEqual([])
  }, 300_000)

  it("is called off by the office as a whole, never in part", async () => {
    const before = await stock()
    const order = await placeOrder(shop, basket())
    expect((await cancel(order, { cooperative_ids: [shop.facts.silver.cooperativeId] })).body.code).toBe("wrong_state")
    expect((await ask<Answered>(shop, ownPathOf(order), { token: memberA, body: { version: (await lookOwn(order, memberA)).version, reason: "没有货了呀" } })).body.code).toBe("wrong_state")
    expect(await cancel(order)).toMatchObject({ status: 200, body: { parcels: [{ state: "cancelled" }, { state: "cancelled" }], cancellations: [] } })
    expect(await stock()).toEqual(before)
  }, 300_000)

  it("once it was paid is no longer the buyer's to call off", async () => {
    const order = await paidOrder(shop, basket())
    expect(await callOff(order)).toMatchObject({ status: 409, body: { code: "wrong_state" } })
  }, 300_000)

  it("and was paid without anybody having heard of it is recorded as paid, not called off", async () => {
    await control("/webhooks/withhold")
    const order = await placeOrder(shop, basket())
    await control("/pay", { payment_intent: order.intentId })
    expect(await callOff(order)).toMatchObject({ status: 409, body: { code: "wrong_state" } })
    expect((await overviewOf(shop, order)).state).toBe("paid")
    await control("/webhooks/release", { discard: true })
  }, 300_000)
})

describe("a paid order of which nothing was shipped", () => {
  it("is cancelled whole: money, shares, lots and stock are as if it had never been, however often it is asked", async () => {
    const before = await stock()
    const order = await paidOrder(shop, basket())
    const looked = await look(order)
    expect(looked.parcels.map(({ cancellable, refundable_fen }) => [cancellable, refundable_fen])).toEqual([[true, String(BERRIES_FEN)], [true, String(SILVER_FEN)]])
    const [first, again] = [await cancel(order), await cancel(order)]
    expect([first.status, again.status, again.body.cancellations]).toEqual([200, 200, first.body.cancellations])
    expect(first.body.cancellations).toMatchObject([{ reason: "买家不再需要", refund: { state: "posted", reason: "cancellation", amount_fen: String(order.totalFen) } }, { refund: { id: first.body.cancellations[0]?.refund?.id } }])
    expect(await kindsOf(order)).toEqual(["sale", "refund"])
    const entries = await entriesOf(shop, office, order.id)
    for (const account of ["clearing", "household_benefit", "commission", "cooperative", "cooperative_freight"]) expect([account, sum(entries, account)]).toEqual([account, 0n])
    expect(await refundsAtProvider(order)).toHaveLength(1)
    expect(await stock()).toEqual(before)
    expect(await overviewOf(shop, order)).toMatchObject({ state: "refunded", refunded_fen: String(order.totalFen) })
    expect(await statusOf(order)).toBe("canceled")
  }, 300_000)

  it("is cancelled while the provider does not answer: decided at once, its goods are free, its money follows once", async () => {
    const before = await stock()
    const order = await paidOrder(shop, basket())
    await control("/outage", { path: "/v1/refunds", method: "POST", kind: "lose_answer", times: 3 })
    const { status, body } = await cancel(order)
    expect([status, body.cancellations[0]?.refund?.state]).toEqual([200, "pending"])
    expect(await stock()).toEqual(before)
    await until(() => look(order), ({ cancellations }) => cancellations.every(({ refund }) => refund?.state === "posted"), 240_000)
    expect((await refundsAtProvider(order)).map(({ amount_fen }) => amount_fen)).toEqual([String(order.totalFen)])
  }, 300_000)

  it("whose refund is refused by the bank afterwards stays cancelled, and its money can be sent anew", async () => {
    const order = await paidOrder(shop, basket())
    await cancel(order)
    const { refunds } = (await (await fetch(`${shop.standIn?.url}/_control/journal`)).json()) as { refunds: { id: string; payment_intent: string }[] }
    await control(`/refunds/${String(refunds.find((one) => one.payment_intent === order.intentId)?.id)}/conclude`, { status: "failed" })
    const bounced = await until(() => look(order), ({ cancellations }) => cancellations.every(({ refund }) => refund?.state === "reversed"))
    expect(bounced.parcels).toMatchObject([{ state: "cancelled", refundable_fen: String(BERRIES_FEN) }, { state: "cancelled", refundable_fen: String(SILVER_FEN) }])
    expect((await overviewOf(shop, order)).state).toBe("cancelled")
    const books = await told<{ version: number; lines: { line_id: string; quantity: number }[]; freight: { cooperative_id: string; refundable_fen: string }[] }>(shop, `/admin/benefit-orders/${order.id}/refunds`, { token: office })
    const anew = { idempotency_key: crypto.randomUUID(), version: books.version, reason: "cancellation", lines: books.lines.map(({ line_id, quantity }) => ({ line_id, quantity })), freight: books.freight.map(({ cooperative_id, refundable_fen }) => ({ cooperative_id, amount_fen: refundable_fen })) }
    expect(await ask(shop, `/admin/benefit-orders/${order.id}/refunds`, { token: office, body: anew })).toMatchObject({ status: 201, body: { refund: { state: "posted", amount_fen: String(order.totalFen) } } })
    expect((await overviewOf(shop, order)).state).toBe("refunded")
  }, 300_000)

  it("was cancelled by a process that died after its decision: reconcile carries it out", async () => {
    const before = await stock()
    const order = await paidOrder(shop, basket())
    const { environment } = shop
    const benefit = new BenefitService({}, { databaseUrl: String(environment.BENEFIT_DATABASE_URL), signingKeyFile: String(environment.LEDGER_SIGNING_KEY_FILE), checkpointFile: String(environment.LEDGER_CHECKPOINT_FILE) })
    try {
      await benefit.cancellations.decide({ orderId: order.id, cooperativeIds: [shop.facts.blueberry.cooperativeId, shop.facts.silver.cooperativeId], version: null, reason: "买家不再需要", actor: "staff_1" })
    } finally {
      await benefit.disconnect()
    }
    await until(() => statusOf(order), (status) => status === "canceled")
    await until(() => look(order), ({ cancellations }) => cancellations.every(({ refund }) => refund?.state === "posted"))
    expect(await stock()).toEqual(before)
    expect(await refundsAtProvider(order)).toHaveLength(1)
  }, 300_000)
})

describe("an order of which a part was shipped", () => {
  it("gives back the other parcel's lines and freight alone; the shipped parcel is refused by name and goes its way", async () => {
    const order = await paidOrder(shop, basket())
    await ship(order, memberB)
    const { silver, blueberry } = shop.facts
    const refused = await cancel(order, { cooperative_ids: [silver.cooperativeId] })
    expect([refused.status, refused.body.code, refused.body.fields]).toEqual([409, "wrong_state", { "cooperative_ids.0": "wrong_state" }])
    expect((await cancel(order, { cooperative_ids: ["coop_of_nobody"] })).body.fields).toEqual({ "cooperative_ids.0": "unknown_parcel" })
    const before = await stock()
    const { body } = await cancel(order)
    expect(body.cancellations).toMatchObject([{ cooperative_id: blueberry.cooperativeId, refund: { state: "posted", amount_fen: String(BERRIES_FEN), freight: [{ cooperative_id: blueberry.cooperativeId, amount_fen: "800" }] } }])
    expect(await stock()).toMatchObject({ berries: before.berries + 1000, lots: before.lots + 1000, silver: before.silver })
    const overview = await overviewOf(shop, order)
    expect([overview.state, overview.refunded_fen, overview.parcels.map(({ state }) => state).sort()]).toEqual(["shipped", String(BERRIES_FEN), ["refunded", "shipped"]])
    expect(await statusOf(order)).toBe("pending")
    expect((await ask<{ code: string }>(shop, `/store/orders/${order.id}/parcels/${silver.cooperativeId}/sign`, { body: {}, headers: { "x-order-token": order.token } })).status).toBe(200)
    expect((await cancel(order)).body.code).toBe("wrong_state")
    expect((await ship(order, memberA)).body.code).toBe("not_shippable")
  }, 300_000)

  it("is cancelled by the cooperative whose parcel it is, which sees nothing of the others' money", async () => {
    const order = await paidOrder(shop, basket())
    const { version } = await lookOwn(order, memberA)
    expect((await ask<Answered>(shop, ownPathOf(order), { token: memberA, body: { version: version + 1, reason: "今年歉收没有货" } })).body.code).toBe("stale_version")
    const { status, body } = await ask<OwnCancellation>(shop, ownPathOf(order), { token: memberA, body: { version, reason: "今年歉收没有货" } })
    expect([status, body]).toMatchObject([200, { parcel: { cooperative_id: shop.facts.blueberry.cooperativeId, cancellable: false, refundable_fen: "0" }, cancellation: { reason: "今年歉收没有货", refund: { state: "posted", amount_fen: String(BERRIES_FEN) } } }])
    expect(JSON.stringify(await lookOwn(order, memberB))).not.toContain(shop.facts.blueberry.cooperativeId)
    expect((await lookOwn(order, memberB)).parcel).toMatchObject({ state: "to_ship", cancellable: true })
    const berriesOnly = await paidOrder(shop, basket().slice(0, 1))
    expect((await ask(shop, ownPathOf(berriesOnly), { token: memberB })).status).toBe(404)
    expect((await ask(shop, ownPathOf(berriesOnly), { token: memberB, body: { version: 1, reason: "今年歉收没有货" } })).status).toBe(404)
  }, 300_000)
})

describe("two who act at once", () => {
  it("a stale version is refused, and of ten cancellations one is made", async () => {
    const order = await paidOrder(shop, basket())
    const { version } = await look(order)
    expect((await cancel(order, { version: version + 1 })).body.code).toBe("stale_version")
    const ways = await Promise.all(Array.from({ length: 10 }, () => ask<Answered>(shop, pathOf(order), { token: office, body: { version, reason: "买家不再需要" } })))
    expect(new Set(ways.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await refundsAtProvider(order)).toHaveLength(1)
    expect(await kindsOf(order)).toEqual(["sale", "refund"])
  }, 300_000)

  it("one who ships and one who cancels the same parcel: exactly one of them does", async () => {
    for (let round = 0; round < 3; round++) {
      const order = await paidOrder(shop, basket().slice(0, 1))
      const { version } = await lookOwn(order, memberA)
      const [shipped, cancelled] = await Promise.all([ship(order, memberA), ask<Answered>(shop, ownPathOf(order), { token: memberA, body: { version, reason: "今年歉收没有货" } })])
      expect([shipped.status, cancelled.status].sort()).toEqual([200, 409])
      expect((await overviewOf(shop, order)).state).toBe(shipped.status === 200 ? "shipped" : "refunded")
    }
  }, 300_000)
})

describe("the database itself", () => {
  it("keeps a cancellation as it was written, once per parcel, and none of a parcel that was signed for", async () => {
    const order = await paidOrder(shop, basket().slice(0, 1))
    await ship(order, memberA)
    await told(shop, `/store/orders/${order.id}/parcels/${shop.facts.blueberry.cooperativeId}/sign`, { body: {}, headers: { "x-order-token": order.token } })
    const ledger = new Client({ connectionString: shop.environment.BENEFIT_DATABASE_URL })
    await ledger.connect()
    try {
      const written = (orderId: string, id: string) => ledger.query("insert into benefit.parcel_cancellation (id, order_id, cooperative_id, reason, actor) values ($1, $2, $3, '随便写写', 'raw')", [id, orderId, shop.facts.blueberry.cooperativeId])
      await expect(written(order.id, "can_raw")).rejects.toMatchObject({ code: "23B22" })
      const { rows } = await ledger.query<{ order_id: string }>("select order_id from benefit.parcel_cancellation where cooperative_id = $1 limit 1", [shop.facts.blueberry.cooperativeId])
      await expect(written(String(rows[0]?.order_id), "can_raw")).rejects.toMatchObject({ code: "23505" })
      await expect(ledger.query("update benefit.parcel_cancellation set reason = '另一个原因'")).rejects.toMatchObject({ code: "42501" })
      await expect(ledger.query("delete from benefit.parcel_cancellation_end")).rejects.toMatchObject({ code: "42501" })
    } finally {
      await ledger.end()
    }
  }, 300_000)
})

describe("after all of this", () => {
  it("RECON is green", async () => {
    const recon = await until(() => reconOf(shop), ({ ok }) => ok)
    expect(recon.ok).toBe(true)
  }, 300_000)
})
