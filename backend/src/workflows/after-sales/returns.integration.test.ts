import { randomUUID } from "node:crypto"
import type { LedgerEntryView, LotDetail, OrderRefunds, ReturnCase } from "@qianhang/shared/contracts"
import { Client } from "pg"
import { describe, expect, it } from "vitest"
import { ask, entriesOf, paidOrder, type PlacedOrder, told, until } from "../../testing/buyer"
import { withPayingShop } from "../../testing/paying-shop.test-builder"
import { reconOf } from "../../testing/recon"
import type { TestShop } from "../../testing/test-shop"

let shop: TestShop
let database: Client
let ledger: Client
let office: string
let memberA: string
let memberB: string
const control = withPayingShop((opened) => ({ shop, database, ledger, office, memberA, memberB } = opened))

const asBuyer = ({ token }: PlacedOrder) => ({ headers: { "x-order-token": token } })
type Answered = { return_case: ReturnCase; code: string; fields?: Record<string, string> }
const FRESH = "update product set metadata = metadata || jsonb_build_object('perishable', $2::boolean) where id = $1"

/** Two boxes of berries and a bracelet, shipped and signed for. */
async function signedOrder({ fresh = false } = {}): Promise<PlacedOrder> {
  await database.query(FRESH, [shop.facts.blueberry.productId, fresh])
  const order = await paidOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 2 }, { variant_id: shop.facts.silver.variantId, quantity: 1 }])
  for (const [token, { cooperativeId }] of [[memberA, shop.facts.blueberry], [memberB, shop.facts.silver]] as const) {
    await told(shop, `/cooperative/parcels/${order.id}/ship`, { token, body: { carrier: "sf", tracking_number: "SF1234567890" } })
    await told(shop, `/store/orders/${order.id}/parcels/${cooperativeId}/sign`, { body: {}, ...asBuyer(order) })
  }
  return order
}
const refundsOf = (order: PlacedOrder) => told<OrderRefunds>(shop, `/admin/benefit-orders/${order.id}/refunds`, { token: office })
const lineOf = async (order: PlacedOrder, { cooperativeId }: { cooperativeId: string }) => String((await refundsOf(order)).lines.find((line) => line.cooperative_id === cooperativeId)?.line_id)

async function askReturn(order: PlacedOrder, { of = shop.facts.blueberry, quantity = 1, ...asked }: { of?: { cooperativeId: string }; quantity?: number; [more: string]: unknown } = {}) {
  const lines = [{ line_id: await lineOf(order, of), quantity }]
  return ask<Answered>(shop, `/store/orders/${order.id}/returns`, { body: { idempotency_key: randomUUID(), cooperative_id: of.cooperativeId, kind: "return", reason: "买多了，退一份", lines, ...asked }, ...asBuyer(order) })
}
const decide = (id: string, said: object = {}, token = memberA) => ask<Answered>(shop, `/cooperative/returns/${id}/decision`, { token, body: { version: 1, decision: "accept", reason: "同意退回", freight_borne_by: "buyer", ...said } })
const receive = (id: string, lines: object[], { version = 2, token = memberA } = {}) => ask<Answered>(shop, `/cooperative/returns/${id}/receipt`, { token, body: { version, lines } })
const entriesNow = (order: PlacedOrder) => entriesOf(shop, office, order.id)
const sum = (entries: LedgerEntryView[], account: string) => entries.flatMap(({ postings }) => postings).filter((posting) => posting.account === account).reduce((total, { amount_fen }) => total + BigInt(amount_fen), 0n)

/** What can be sold of an item, and what the lots hold of berries. */
async function stock() {
  const { rows: levels } = await database.query<{ item: string; sellable: number }>("select inventory_item_id as item, (stocked_quantity - reserved_quantity)::int as sellable from inventory_level where deleted_at is null")
  const { rows: lots } = await ledger.query<{ left: string }>("select sum(delivered + corrected - drawn - removed) as left from benefit.lot")
  const of = ({ inventoryItemId }: { inventoryItemId: string }) => Number(levels.find(({ item }) => item === inventoryItemId)?.sellable)
  return { berries: of(shop.facts.blueberry), silver: of(shop.facts.silver), lots: Number(lots[0]?.left) }
}

describe("a return", () => {
  it("is asked for, accepted, received and refunded by line: lot, stock, money and shares follow", async () => {
    const order = await signedOrder()
    const before = await stock()
    const asked = await askReturn(order)
    expect([asked.status, asked.body.return_case]).toMatchObject([201, { state: "asked", version: 1, kind: "return", steps: [], refund: null }])
    const { id } = asked.body.return_case
    expect((await decide(id)).body.return_case).toMatchObject({ state: "accepted", version: 2, steps: [{ step: "accept", freight_borne_by: "buyer" }], refund: null })
    expect(await stock()).toEqual(before)
    const line_id = await lineOf(order, shop.facts.blueberry)
    const received = await receive(id, [{ line_id, restocked: 1, spoiled: 0 }])
    expect([received.status, received.body.return_case]).toMatchObject([200, { state: "received", version: 3, refund: { state: "posted", reason: "return", amount_fen: "3990", lines: [{ line_id, quantity: 1 }], freight: [] } }])
    expect(await stock()).toEqual({ ...before, berries: before.berries + 500, lots: before.lots + 500 })
    const entries = await entriesNow(order)
    expect(entries.map(({ kind }) => kind)).toEqual(["sale", "refund"])
    expect(sum(entries, "clearing")).toBe(order.totalFen - 3990n)
    expect((await receive(id, [{ line_id, restocked: 1, spoiled: 0 }], { version: 3 })).body.code).toBe("wrong_state")
    expect((await told<{ return_cases: ReturnCase[] }>(shop, `/store/orders/${order.id}/returns`, asBuyer(order))).return_cases.map((one) => one.state)).toEqual(["received"])
  }, 300_000)

  it("whose goods are unfit writes them off in the lot they came from, and the shelf stays as it was", async () => {
    const order = await signedOrder()
    const { id } = (await askReturn(order, { quantity: 2 })).body.return_case
    await decide(id, { freight_borne_by: "cooperative" })
    const before = await stock()
    const { body } = await receive(id, [{ line_id: await lineOf(order, shop.facts.blueberry), restocked: 1, spoiled: 1 }])
    expect(body.return_case.refund).toMatchObject({ amount_fen: "8780", freight: [{ cooperative_id: shop.facts.blueberry.cooperativeId, amount_fen: "800" }] })
    expect(await stock()).toEqual({ ...before, berries: before.berries + 500, lots: before.lots + 500 })
    const { rows } = await ledger.query<{ lot_id: string }>("select distinct lot_id from benefit.lot_movement where order_id = $1", [order.id])
    const { lot } = await told<{ lot: LotDetail }>(shop, `/cooperative/lots/${rows[0]?.lot_id}`, { token: memberA })
    expect(lot.movements.filter((movement) => movement.order_id === order.id).map(({ kind, base_units }) => [kind, base_units]).sort()).toEqual([["return", 1000], ["spoilage", 500]])
    expect(sum(await entriesNow(order), "cooperative_freight")).toBe(-1200n)
  }, 300_000)

  it("of goods without lots is on Medusa's shelf again, once, also when the server died in between", async () => {
    const order = await signedOrder()
    const { id } = (await askReturn(order, { of: shop.facts.silver })).body.return_case
    await decide(id, {}, memberB)
    const before = await stock()
    await receive(id, [{ line_id: await lineOf(order, shop.facts.silver), restocked: 1, spoiled: 0 }], { token: memberB })
    expect(await stock()).toEqual({ ...before, silver: before.silver + 1 })
    await database.query("update inventory_level set metadata = metadata - 'returns_shelved', stocked_quantity = stocked_quantity - 1, raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity - 1)::text, 'precision', 20) where inventory_item_id = $1", [shop.facts.silver.inventoryItemId])
    await until(stock, ({ silver }) => silver === before.silver + 1)
  }, 300_000)

  it("that arrived in part is refunded in part", async () => {
    const order = await signedOrder()
    const { id } = (await askReturn(order, { quantity: 2 })).body.return_case
    await decide(id)
    const line_id = await lineOf(order, shop.facts.blueberry)
    expect((await receive(id, [{ line_id, restocked: 3, spoiled: 0 }])).body).toMatchObject({ code: "more_than_bought", fields: { "lines.0": "more_than_announced" } })
    expect((await receive(id, [{ line_id, restocked: 0, spoiled: 0 }])).body.fields).toEqual({ "lines.0": "nothing_arrived" })
    expect((await receive(id, [{ line_id, restocked: 1, spoiled: 0 }])).body.return_case.refund).toMatchObject({ amount_fen: "3990" })
  }, 300_000)

  it("that did not arrive is still with its buyer, who may ask for it again, once", async () => {
    const order = await signedOrder()
    const { id } = (await askReturn(order, { quantity: 2 })).body.return_case
    await decide(id)
    await receive(id, [{ line_id: await lineOf(order, shop.facts.blueberry), restocked: 1, spoiled: 0 }])
    expect((await askReturn(order, { quantity: 2 })).body.code).toBe("more_than_bought")
    expect((await askReturn(order)).status).toBe(201)
    expect((await askReturn(order)).body.code).toBe("more_than_bought")
  }, 300_000)

  it("is refused by the cooperative, or taken back by its buyer, and the units can be asked for anew", async () => {
    const order = await signedOrder()
    const first = (await askReturn(order, { quantity: 2 })).body.return_case
    expect((await askReturn(order)).body).toMatchObject({ code: "more_than_bought", fields: { "lines.0.quantity": "more_than_left" } })
    expect((await decide(first.id, { decision: "refuse", reason: "超出约定" })).body.return_case).toMatchObject({ state: "refused", version: 2 })
    const second = (await askReturn(order, { quantity: 2 })).body.return_case
    const withdraw = (version: number, path = `/store/orders/${order.id}/returns/${second.id}/withdraw`) => ask<Answered>(shop, path, { body: { version }, ...asBuyer(order) })
    expect((await withdraw(2)).body.code).toBe("stale_version")
    expect((await withdraw(1)).body.return_case.state).toBe("withdrawn")
    expect((await withdraw(2)).body.code).toBe("wrong_state")
    const other = await signedOrder()
    expect((await ask(shop, `/store/orders/${other.id}/returns/${second.id}/withdraw`, { body: { version: 2 }, ...asBuyer(other) })).status).toBe(404)
    expect((await askReturn(order, { quantity: 2 })).status).toBe(201)
  }, 300_000)

  it("is decided once, by a version, and refunded once though ten receive it at once", async () => {
    const order = await signedOrder()
    const { id } = (await askReturn(order)).body.return_case
    expect((await decide(id, { version: 2 })).body.code).toBe("stale_version")
    expect((await decide(id, { freight_borne_by: undefined })).body).toMatchObject({ code: "wrong_state", fields: { freight_borne_by: "required" } })
    await decide(id)
    const line_id = await lineOf(order, shop.facts.blueberry)
    const before = await stock()
    const answers = await Promise.all(Array.from({ length: 10 }, () => receive(id, [{ line_id, restocked: 1, spoiled: 0 }])))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
    expect(await stock()).toEqual({ ...before, berries: before.berries + 500, lots: before.lots + 500 })
    expect((await refundsOf(order)).refunds).toHaveLength(1)
  }, 300_000)

  it("is received while the provider does not answer: the goods are counted at once, the money follows once", async () => {
    const order = await signedOrder()
    const { id } = (await askReturn(order)).body.return_case
    await decide(id)
    await control("/outage", { path: "/v1/refunds", method: "POST", kind: "lose_answer", times: 3 })
    const { body } = await receive(id, [{ line_id: await lineOf(order, shop.facts.blueberry), restocked: 1, spoiled: 0 }])
    await control("/outage", { times: 0 })
    expect(body.return_case).toMatchObject({ state: "received", refund: { state: "pending" } })
    const posted = await until(() => refundsOf(order), ({ refunds }) => refunds.every(({ state }) => state === "posted"), 240_000)
    expect(posted.refunds).toHaveLength(1)
  }, 300_000)
})

describe("fresh goods", () => {
  it("are not given back; their damage is compensated, shares untouched, and nothing returns to the lot", async () => {
    const order = await signedOrder({ fresh: true })
    const before = [await stock(), sum(await entriesNow(order), "household_benefit")]
    expect((await askReturn(order)).body).toMatchObject({ code: "not_returnable", fields: { "lines.0.line_id": "fresh" } })
    const { id } = (await askReturn(order, { kind: "damage", reason: "到货时压坏半盒" })).body.return_case
    const compensation = (bearer: string) => ({ freight_borne_by: undefined, compensation: { bearer, lines: [] as object[] } })
    const line_id = await lineOf(order, shop.facts.blueberry)
    const paying = (bearer: string, amount_fen: string) => ({ ...compensation(bearer), compensation: { bearer, lines: [{ line_id, amount_fen }] } })
    expect((await decide(id, paying("platform", "2000"))).body.code).toBe("not_your_cost")
    expect((await decide(id, { freight_borne_by: "buyer" })).body.fields).toEqual({ compensation: "required" })
    expect((await decide(id, paying("cooperative", "7981"))).body.code).toBe("refund_exceeds_remainder")
    const accepted = await ask<Answered>(shop, `/admin/benefit-returns/${id}/decision`, { token: office, body: { version: 1, decision: "accept", reason: "物流压坏，由承运人赔付", compensation: { bearer: "carrier", lines: [{ line_id, amount_fen: "2000" }] } } })
    expect([accepted.status, accepted.body.return_case]).toMatchObject([200, { state: "compensated", version: 2, refund: { state: "posted", reason: "compensation", bearer: "carrier", amount_fen: "2000" } }])
    const entries = await entriesNow(order)
    expect([await stock(), sum(entries, "household_benefit"), sum(entries, "carrier_compensation")]).toEqual([...before, 2000n])
    expect((await receive(id, [{ line_id, restocked: 1, spoiled: 0 }])).body.code).toBe("wrong_state")
  }, 300_000)

  it("are claimed within hours, ordinary goods within the law's days, and nothing before it was signed for", async () => {
    const [fresh, ordinary] = [await signedOrder({ fresh: true }), await signedOrder()]
    const owner = new Client({ connectionString: shop.databaseUrl })
    await owner.connect()
    try {
      const signedDaysAgo = (order: PlacedOrder, days: number) => owner.query("set session_replication_role = replica").then(() => owner.query("update benefit.parcel_signing set signed_at = now() - make_interval(days => $2) where order_id = $1", [order.id, days]))
      await signedDaysAgo(fresh, 3)
      await signedDaysAgo(ordinary, 5)
      expect((await askReturn(fresh, { kind: "damage" })).body).toMatchObject({ code: "window_over", fields: { "lines.0.line_id": "window_over" } })
      expect((await askReturn(ordinary)).status).toBe(201)
      await signedDaysAgo(ordinary, 9)
      expect((await askReturn(ordinary)).body.code).toBe("window_over")
    } finally {
      await owner.end()
    }
    const unsigned = await paidOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
    expect((await askReturn(unsigned)).body.code).toBe("wrong_state")
  }, 300_000)
})

describe("who may", () => {
  it("ask is the buyer alone; decide is the parcel's cooperative or the office; others are told 404", async () => {
    const order = await signedOrder()
    const body = { idempotency_key: randomUUID(), cooperative_id: shop.facts.blueberry.cooperativeId, kind: "return", reason: "买多了，退一份", lines: [{ line_id: await lineOf(order, shop.facts.blueberry), quantity: 1 }] }
    expect((await ask(shop, `/store/orders/${order.id}/returns`, { body })).status).toBe(404)
    const made = async () => (await ask<Answered>(shop, `/store/orders/${order.id}/returns`, { body, ...asBuyer(order) })).body.return_case.id
    const [id, again] = [await made(), await made()]
    expect(again).toBe(id)
    expect((await ask<Answered>(shop, `/store/orders/${order.id}/returns`, { body: { ...body, kind: "damage" }, ...asBuyer(order) })).body.code).toBe("idempotency_key_reused")
    expect((await askReturn(order, { of: shop.facts.silver, lines: body.lines })).body.code).toBe("more_than_bought")
    expect((await decide(id, {}, memberB)).status).toBe(404)
    expect(JSON.stringify(await told(shop, "/cooperative/returns", { token: memberB }))).not.toContain(id)
    expect(JSON.stringify(await told(shop, "/cooperative/returns?open=true", { token: memberA }))).toContain(id)
    expect(JSON.stringify(await told(shop, "/cooperative/returns?open=false", { token: memberA }))).not.toContain(id)
    expect((await ask(shop, `/admin/benefit-returns/${id}/decision`, { token: await shop.login("staff", "prefecture@staff.test"), body: { version: 1, decision: "refuse", reason: "不予受理" } })).status).toBe(403)
  }, 300_000)

  it("ask with numbers that are none, fields nobody knows or somebody's phone, is told so by 400", async () => {
    const order = await signedOrder()
    const line_id = await lineOf(order, shop.facts.blueberry)
    const quantities = [0, -1, 1.5, 100, "1", null, 2 ** 54].map((quantity) => ({ lines: [{ line_id, quantity }] }))
    for (const wrong of [...quantities, { lines: [] }, { kind: "exchange" }, { owner_id: "somebody" }, { reason: "请致电 138-0000-1111" }, { idempotency_key: "x" }]) expect([wrong, (await askReturn(order, wrong)).status]).toEqual([wrong, 400])
    const { id } = (await askReturn(order)).body.return_case
    for (const version of [0, 1.5, "1", 2 ** 54]) expect((await ask(shop, `/store/orders/${order.id}/returns/${id}/withdraw`, { body: { version }, ...asBuyer(order) })).status).toBe(400)
  }, 300_000)

  it("more units than were sold are refused by the database itself", async () => {
    const order = await signedOrder()
    const lineId = await lineOf(order, shop.facts.blueberry)
    const written = async (quantity: number) => {
      await ledger.query("begin")
      try {
        await ledger.query("insert into benefit.return_case (id, order_id, cooperative_id, kind, reason, idempotency_key) values ('ret_raw', $1, $2, 'return', '随便写写', 'raw')", [order.id, shop.facts.blueberry.cooperativeId])
        await ledger.query("insert into benefit.return_case_line values ('ret_raw', $1, $2)", [lineId, quantity])
      } finally {
        await ledger.query("rollback")
      }
    }
    await expect(written(3)).rejects.toMatchObject({ code: "23B24" })
    await expect(written(2)).resolves.toBeUndefined()
    await expect(ledger.query("update benefit.return_case set reason = '另一个原因'")).rejects.toMatchObject({ code: "42501" })
  }, 300_000)
})

describe("a parcel whose window ended while its case is open", () => {
  it("is held back from settlement, and the cooperative and the office are told how many and why", async () => {
    const order = await signedOrder()
    const { id } = (await askReturn(order)).body.return_case
    // No test waits a week: only a superuser's session can move a window.
    await database.query("set session_replication_role = replica").then(() => database.query("update benefit.parcel_signing set signed_at = now() - interval '9 days', window_ends_at = now() - interval '1 minute' where order_id = $1", [order.id]))
    const heldOf = async (token: string) => (await told<{ held_back: { order_id: string; reason: string }[] }>(shop, "/cooperative/settlements", { token })).held_back
    expect([await heldOf(memberA), await heldOf(memberB)]).toMatchObject([[{ order_id: order.id, return_case_id: id, reason: "return_asked" }], []])
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const preview = ({ cooperativeId }: { cooperativeId: string }) => ask<{ code: string; held_back: object[] }>(shop, `/admin/benefit-settlements/preview?cooperative=${cooperativeId}&to=${today}`, { token: office })
    expect([await preview(shop.facts.blueberry), await preview(shop.facts.silver)]).toMatchObject([{ status: 409, body: { code: "parcels_held_back" } }, { status: 200, body: { held_back: [] } }])
    await decide(id, { freight_borne_by: "buyer" })
    expect(await heldOf(memberA)).toMatchObject([{ reason: "goods_awaited" }])
    await receive(id, [{ line_id: await lineOf(order, shop.facts.blueberry), restocked: 1, spoiled: 0 }])
    await until(() => heldOf(memberA), (held) => held.length === 0)
    expect((await preview(shop.facts.blueberry)).body).toMatchObject({ figures: { parcels: 1, refunds_fen: "3990" }, held_back: [] })
  }, 300_000)
})

describe("after all of this", () => {
  it("RECON is green", async () => {
    const recon = await until(() => reconOf(shop), ({ ok }) => ok)
    expect(recon.ok).toBe(true)
  }, 300_000)
})
