import { randomUUID } from "node:crypto"
import type { CooperativeParcel, EntryCorrectionAnswer, OrderCancellation, OrderRefund, OrderRefunds } from "@qianhang/shared/contracts"
import type { Client } from "pg"
import { describe, expect, it } from "vitest"
import { BenefitService } from "../../modules/benefit/service"
import { ask, entriesOf, overviewOf, paidOrder, type PlacedOrder, told, until } from "../../testing/buyer"
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

const BOX = 500
const berries = (quantity: number) => [{ variant_id: shop.facts.blueberry.variantId, quantity }]
const basket = (quantity = 3) => [...berries(quantity), { variant_id: shop.facts.silver.variantId, quantity: 2 }]
const pathOf = ({ id }: PlacedOrder) => `/admin/benefit-orders/${id}/refunds`
const refundsOf = (order: PlacedOrder) => told<OrderRefunds>(shop, pathOf(order), { token: office })
const parcelOf = async ({ id }: PlacedOrder, token = memberA) => (await told<{ parcel: CooperativeParcel }>(shop, `/cooperative/parcels/${id}`, { token })).parcel
const toShip = async (token = memberA) => (await told<{ parcels: CooperativeParcel[] }>(shop, "/cooperative/parcels?state=to_ship", { token })).parcels.map(({ order_id }) => order_id)
const ship = ({ id }: PlacedOrder, token = memberA) => ask<{ code: string }>(shop, `/cooperative/parcels/${id}/ship`, { token, body: { carrier: "sf", tracking_number: "SF1234567890" } })
const lineIn = (books: OrderRefunds, { cooperativeId }: { cooperativeId: string } = shop.facts.blueberry) => books.lines.find((line) => line.cooperative_id === cooperativeId) ?? expect.fail("no such line")
type Answered = { refund: OrderRefund; order: OrderRefunds; code: string }

/** The office gives units of one cooperative's line back. */
async function giveBack(order: PlacedOrder, quantity: number, { of = shop.facts.blueberry, ...said }: { of?: { cooperativeId: string }; [more: string]: unknown } = {}) {
  const books = await refundsOf(order)
  return ask<Answered>(shop, pathOf(order), { token: office, body: { idempotency_key: randomUUID(), version: books.version, reason: "cancellation", lines: [{ line_id: lineIn(books, of).line_id, quantity }], ...said } })
}

/** What is for sale, what is held for orders, and what the lots hold: grams of berries, pieces of silver. */
async function stock() {
  const { rows: levels } = await database.query<{ item: string; sellable: number; held: number }>("select inventory_item_id as item, (stocked_quantity - reserved_quantity)::int as sellable, reserved_quantity::int as held from inventory_level where deleted_at is null")
  const { rows: lots } = await database.query<{ left: number }>("select sum(delivered + corrected - drawn - removed)::int as left from benefit.lot")
  const [fruit, silver] = [shop.facts.blueberry, shop.facts.silver].map(({ inventoryItemId }) => levels.find(({ item }) => item === inventoryItemId))
  return { berries: Number(fruit?.sellable), held: Number(fruit?.held), silver: Number(silver?.sellable), silverHeld: Number(silver?.held), lots: Number(lots[0]?.left) }
}
const sentOf = async ({ id }: PlacedOrder, { inventoryItemId }: { inventoryItemId: string } = shop.facts.blueberry) => (await database.query<{ sent: number }>("select coalesce(sum(i.quantity), 0)::int as sent from fulfillment_item i join fulfillment f on f.id = i.fulfillment_id join order_fulfillment o on o.fulfillment_id = f.id where o.order_id = $1 and i.inventory_item_id = $2 and f.shipped_at is not null and f.canceled_at is null", [id, inventoryItemId])).rows[0]?.sent
const packedOf = async ({ id }: PlacedOrder) => (await database.query<{ packed: number }>("select coalesce(sum(i.quantity), 0)::int as packed from fulfillment_item i join fulfillment f on f.id = i.fulfillment_id join order_fulfillment o on o.fulfillment_id = f.id where o.order_id = $1 and f.shipped_at is null and f.canceled_at is null", [id])).rows[0]?.packed
const statusOf = async ({ id }: PlacedOrder) => (await database.query<{ status: string }>(`select status from "order" where id = $1`, [id])).rows[0]?.status
const kindsOf = async (order: PlacedOrder) => (await entriesOf(shop, office, order.id)).map(({ kind }) => kind)
const bounce = async (order: PlacedOrder) => {
  const { refunds } = (await (await fetch(`${shop.standIn?.url}/_control/journal`)).json()) as { refunds: { id: string; payment_intent: string }[] }
  await control(`/refunds/${String(refunds.find((one) => one.payment_intent === order.intentId)?.id)}/conclude`, { status: "failed" })
  return until(() => refundsOf(order), (books) => books.refunds.some(({ state }) => state === "reversed"))
}

describe("units refunded before their parcel is shipped", () => {
  it("leave it: less to pack, their goods are for sale again, and only the rest is sent", async () => {
    const before = await stock()
    const order = await paidOrder(shop, basket())
    const { status, body } = await giveBack(order, 1)
    expect([status, lineIn(body.order)]).toMatchObject([201, { quantity: 3, refundable_quantity: 2, reduced_by: 1 }])
    expect(await stock()).toMatchObject({ berries: before.berries - 2 * BOX, lots: before.lots - 2 * BOX, held: before.held + 2 * BOX, silver: before.silver - 2 })
    expect(await parcelOf(order)).toMatchObject({ state: "to_ship", lines: [{ quantity: 3, reduced_by: 1 }] })
    expect((await overviewOf(shop, order)).parcels.flatMap(({ lines }) => lines.map((line) => line.reduced_by))).toEqual([1, 0])
    expect((await ship(order)).status).toBe(200)
    expect([await sentOf(order), await stock()]).toMatchObject([2 * BOX, { berries: before.berries - 2 * BOX, lots: before.lots - 2 * BOX, held: before.held }])
    expect(await kindsOf(order)).toEqual(["sale", "refund"])
    // Sent is sent: units refunded later come back by a return or not at all.
    expect((await giveBack(order, 1, { reason: "return" })).body.order.lines.map((line) => line.reduced_by)).toEqual([1, 0])
    expect(await stock()).toMatchObject({ lots: before.lots - 2 * BOX })
  }, 300_000)

  it("leave it also where a shipping broke off with the goods packed: they are unpacked, and only the rest is packed and sent", async () => {
    const before = await stock()
    const order = await paidOrder(shop, berries(3))
    await database.query("create function break_off() returns trigger language plpgsql as $$ begin raise exception 'broken off between packing and sending'; end $$")
    await database.query("create trigger break_off before update on fulfillment for each row when (new.shipped_at is not null) execute function break_off()")
    try {
      expect((await ship(order)).status).toBe(500)
    } finally {
      await database.query("drop function break_off cascade")
    }
    expect([await packedOf(order), await stock()]).toMatchObject([3 * BOX, { lots: before.lots - 3 * BOX, held: before.held }])
    expect((await giveBack(order, 1)).status).toBe(201)
    expect([await packedOf(order), await stock()]).toMatchObject([0, { berries: before.berries - 2 * BOX, lots: before.lots - 2 * BOX, held: before.held + 2 * BOX }])
    expect((await ship(order)).status).toBe(200)
    expect([await sentOf(order), await stock()]).toMatchObject([2 * BOX, { berries: before.berries - 2 * BOX, lots: before.lots - 2 * BOX, held: before.held }])
  }, 300_000)

  it("of goods without lots end their reservation alone", async () => {
    const before = await stock()
    const order = await paidOrder(shop, basket())
    await giveBack(order, 1, { of: shop.facts.silver })
    expect(await stock()).toMatchObject({ silver: before.silver - 1, silverHeld: before.silverHeld + 1, lots: before.lots - 3 * BOX })
    await ship(order, memberB)
    expect([await sentOf(order, shop.facts.silver), await stock()]).toMatchObject([1, { silver: before.silver - 1, silverHeld: before.silverHeld }])
  }, 300_000)

  it("go back to the lot that was drawn last, and the rest of a cancelled parcel to where it came from", async () => {
    const contributions = [{ household_id: "hh_testhouse0", base_units: 700 }]
    await told(shop, "/cooperative/lots", { token: memberA, body: { number: "EARLY-700", inventory_item_id: shop.facts.blueberry.inventoryItemId, harvest_date: "2026-06-01", base_unit: "g", contributions } })
    const inEarlyLot = async () => Number((await database.query<{ left: string }>("select delivered + corrected - drawn - removed as left from benefit.lot where number = 'EARLY-700'")).rows[0]?.left)
    const before = await stock()
    const order = await paidOrder(shop, berries(2))
    expect(await inEarlyLot()).toBe(0)
    await giveBack(order, 1)
    expect([await inEarlyLot(), await stock()]).toMatchObject([200, { lots: before.lots - BOX, berries: before.berries - BOX }])
    const { version } = await told<OrderCancellation>(shop, `/admin/benefit-orders/${order.id}/cancellation`, { token: office })
    expect((await ask(shop, `/admin/benefit-orders/${order.id}/cancellation`, { token: office, body: { version, reason: "买家不再需要" } })).status).toBe(200)
    expect([await inEarlyLot(), await stock(), await statusOf(order)]).toEqual([700, before, "canceled"])
  }, 300_000)

  it("are all there was: nothing is left to ship, and the order closes once every parcel is empty", async () => {
    const before = await stock()
    const order = await paidOrder(shop, basket())
    await giveBack(order, 3)
    expect([await parcelOf(order), await toShip()]).toMatchObject([{ state: "refunded" }, expect.not.arrayContaining([order.id])])
    expect((await ship(order)).body.code).toBe("not_shippable")
    expect([(await overviewOf(shop, order)).state, await statusOf(order)]).toEqual(["paid", "pending"])
    await giveBack(order, 2, { of: shop.facts.silver })
    expect([(await overviewOf(shop, order)).state, await statusOf(order), await stock()]).toEqual(["cancelled", "canceled", before])
    const { freight, version } = await refundsOf(order)
    const rest = freight.map(({ cooperative_id, refundable_fen }) => ({ cooperative_id, amount_fen: refundable_fen }))
    expect(await ask(shop, pathOf(order), { token: office, body: { idempotency_key: randomUUID(), version, reason: "cancellation", lines: [], freight: rest } })).toMatchObject({ status: 201, body: { refund: { state: "posted" }, order: { refundable_fen: "0" } } })
    expect((await overviewOf(shop, order)).state).toBe("refunded")
  }, 300_000)

  it("stay out of the parcel when the bank sends the money back: it is owed anew, and paying it takes nothing more out", async () => {
    const before = await stock()
    const order = await paidOrder(shop, berries(3))
    await giveBack(order, 1)
    const bounced = await bounce(order)
    expect(lineIn(bounced)).toMatchObject({ reduced_by: 1, refundable_quantity: 3, refunded_fen: "0" })
    expect([await parcelOf(order), await stock()]).toMatchObject([{ state: "to_ship", lines: [{ quantity: 3, reduced_by: 1 }] }, { lots: before.lots - 2 * BOX }])
    expect(lineIn((await giveBack(order, 1)).body.order)).toMatchObject({ reduced_by: 1, refundable_quantity: 2 })
    expect(lineIn((await giveBack(order, 1)).body.order)).toMatchObject({ reduced_by: 2, refundable_quantity: 1 })
    await ship(order)
    expect([await sentOf(order), await stock()]).toMatchObject([BOX, { lots: before.lots - BOX, berries: before.berries - BOX, held: before.held }])
  }, 300_000)

  it("that were all there was and whose money bounced leave an empty parcel, not one to ship", async () => {
    const order = await paidOrder(shop, berries(1))
    await giveBack(order, 1)
    await bounce(order)
    expect([await parcelOf(order), await toShip(), await statusOf(order)]).toMatchObject([{ state: "cancelled" }, expect.not.arrayContaining([order.id]), "canceled"])
    expect((await giveBack(order, 1)).body.refund.state).toBe("posted")
  }, 300_000)

  it("were never sent, so that nobody can give them back as a return", async () => {
    const order = await paidOrder(shop, berries(2))
    await giveBack(order, 1)
    await bounce(order)
    await ship(order)
    const headers = { "x-order-token": order.token }
    await told(shop, `/store/orders/${order.id}/parcels/${shop.facts.blueberry.cooperativeId}/sign`, { body: {}, headers })
    const asked = async (quantity: number) => ask<{ code: string }>(shop, `/store/orders/${order.id}/returns`, { headers, body: { idempotency_key: randomUUID(), cooperative_id: shop.facts.blueberry.cooperativeId, kind: "return", reason: "买多了，退一份", lines: [{ line_id: lineIn(await refundsOf(order)).line_id, quantity }] } })
    expect([(await asked(2)).body.code, (await asked(1)).status]).toEqual(["more_than_bought", 201])
  }, 300_000)
})

describe("a refund that gives back no goods", () => {
  it("leaves the parcel whole: a compensation, an amount without units, one made at the dashboard", async () => {
    const order = await paidOrder(shop, basket())
    const before = await stock()
    const { line_id } = lineIn(await refundsOf(order))
    expect((await giveBack(order, 0, { reason: "compensation", bearer: "platform", lines: [{ line_id, amount_fen: "500" }] })).status).toBe(201)
    expect((await giveBack(order, 0, { lines: [{ line_id, amount_fen: "500" }] })).status).toBe(201)
    await control("/refund", { payment_intent: order.intentId, amount: 700 })
    const books = await until(() => refundsOf(order), ({ refunds }) => refunds.length === 3)
    expect([books.lines.map((line) => line.reduced_by), await stock()]).toEqual([[0, 0], before])
    expect([(await ship(order)).status, await sentOf(order)]).toEqual([200, 3 * BOX])
  }, 300_000)
})

describe("a correction that names the units of a dashboard refund", () => {
  it("takes them out of a parcel that was not shipped", async () => {
    const order = await paidOrder(shop, berries(2))
    const before = await stock()
    await control("/refund", { payment_intent: order.intentId, amount: 3990 })
    const { version, refunds, lines } = await until(() => refundsOf(order), (books) => books.refunds.length === 1)
    const restated = { reason: "cancellation", lines: [{ line_id: lines[0]?.line_id, quantity: 1, amount_fen: "3990" }] }
    const { correction } = await told<EntryCorrectionAnswer>(shop, "/admin/benefit-ledger-corrections", { token: office, body: { version, sequence: refunds[0]?.sequence, reason_code: "unspecified_refund", reason: "买家电话说明退的是蓝莓", restated } })
    const second = await shop.login("staff", "office-two@staff.test")
    await told(shop, `/admin/benefit-ledger-corrections/${correction.id}/decision`, { token: second, body: { version: 1, decision: "approve", reason: "已核对退款凭证" } })
    expect([lineIn(await refundsOf(order)), await stock()]).toMatchObject([{ reduced_by: 1 }, { lots: before.lots + BOX, berries: before.berries + BOX, held: before.held - BOX }])
    await ship(order)
    expect(await sentOf(order)).toBe(BOX)
  }, 300_000)
})

describe("a process that dies after its decision", () => {
  /** What the refund's door writes first, by a process of its own that does nothing more. */
  async function decide(order: PlacedOrder, quantity: number): Promise<void> {
    const { environment } = shop
    const benefit = new BenefitService({}, { databaseUrl: String(environment.BENEFIT_DATABASE_URL), signingKeyFile: String(environment.LEDGER_SIGNING_KEY_FILE), checkpointFile: String(environment.LEDGER_CHECKPOINT_FILE) })
    try {
      const lines = [{ lineId: lineIn(await refundsOf(order)).line_id, quantity, amountFen: null }]
      await benefit.refunds.ask({ orderId: order.id, idempotencyKey: randomUUID(), version: null, reason: "cancellation", bearer: null, actor: "staff_1", lines, freight: [] }, { unsent: [shop.facts.blueberry.cooperativeId] })
    } finally {
      await benefit.disconnect()
    }
  }

  it("has given the lots their goods; reconcile ends the reservation and makes the refund, once", async () => {
    const before = await stock()
    const order = await paidOrder(shop, berries(2))
    await decide(order, 1)
    await until(() => stock(), ({ held }) => held === before.held + BOX)
    await until(() => refundsOf(order), ({ refunds }) => refunds.every(({ state }) => state === "posted"))
    expect(await stock()).toMatchObject({ berries: before.berries - BOX, lots: before.lots - BOX })
  }, 300_000)

  it("lets nobody ship what was refunded, even before reconcile has seen it", async () => {
    const before = await stock()
    const order = await paidOrder(shop, berries(2))
    await decide(order, 1)
    expect((await ship(order)).status).toBe(200)
    expect([await sentOf(order), await stock()]).toMatchObject([BOX, { berries: before.berries - BOX, lots: before.lots - BOX, held: before.held }])
  }, 300_000)
})

describe("five parcels, each shipped while its units are being refunded", () => {
  it("are sent whole or less those units, and goods, lots and reservations agree with what was sent", async () => {
    const before = await stock()
    const orders: PlacedOrder[] = []
    for (let buyer = 0; buyer < 5; buyer++) orders.push(await paidOrder(shop, berries(2)))
    await Promise.all(orders.flatMap((order) => [giveBack(order, 1), ship(order)]))
    const out = await Promise.all(orders.map(async (order) => [await sentOf(order), 2 * BOX - BOX * lineIn(await refundsOf(order)).reduced_by]))
    for (const [sent, left] of out) expect(sent).toBe(left)
    const sold = out.reduce((sum, [sent]) => sum + Number(sent), 0)
    expect(await stock()).toMatchObject({ berries: before.berries - sold, lots: before.lots - sold, held: before.held })
    for (const order of orders) expect(await kindsOf(order)).toEqual(["sale", "refund"])
  }, 300_000)
})

describe("the database itself", () => {
  it("takes no more out of a parcel than was sold or drawn, nothing out of one that was signed for, and forgets nothing", async () => {
    const order = await paidOrder(shop, berries(2))
    await giveBack(order, 1)
    const { line_id } = lineIn(await refundsOf(order))
    const raw = async (goods: { units: number; grams?: number }) => {
      await ledger.query("begin")
      try {
        await ledger.query("insert into benefit.parcel_reduction (id, order_id, cooperative_id, refund_request_id, actor) select 'red_raw', order_id, cooperative_id, refund_request_id, 'raw' from benefit.parcel_reduction where order_id = $1", [order.id])
        await ledger.query("insert into benefit.parcel_reduction_line values ('red_raw', $1, $2)", [line_id, goods.units])
        if (goods.grams) await ledger.query("insert into benefit.parcel_reduction_goods select 'red_raw', line_id, attribution_id, draw_line_id, lot_id, $2 from benefit.parcel_reduction_goods where line_id = $1", [line_id, goods.grams])
      } finally {
        await ledger.query("rollback")
      }
    }
    await expect(raw({ units: 2 })).rejects.toMatchObject({ code: "23B24" })
    await expect(raw({ units: 1, grams: BOX + 1 })).rejects.toMatchObject({ code: "23B24" })
    await expect(raw({ units: 1, grams: BOX })).resolves.toBeUndefined()
    for (const table of ["parcel_reduction", "parcel_reduction_line", "parcel_reduction_goods", "parcel_reduction_end"]) await expect(ledger.query(`delete from benefit.${table}`)).rejects.toMatchObject({ code: "42501" })
    await ship(order)
    await told(shop, `/store/orders/${order.id}/parcels/${shop.facts.blueberry.cooperativeId}/sign`, { body: {}, headers: { "x-order-token": order.token } })
    await expect(raw({ units: 1 })).rejects.toMatchObject({ code: "23B22" })
  }, 300_000)
})

describe("after all of this", () => {
  it("RECON is green", async () => {
    expect((await until(() => reconOf(shop), ({ ok }) => ok)).ok).toBe(true)
  }, 300_000)
})
