import { Client } from "pg"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { overviewOf, placeOrder, type PlacedOrder, told, until } from "../../testing/buyer"
import { reconOf } from "../../testing/recon"
import { openTestShop, type TestShop } from "../../testing/test-shop"
import { UNPAID_BEFORE } from "./unpaid-before"

let shop: TestShop
let database: Client

beforeAll(async () => {
  shop = await openTestShop({ payments: true })
  database = new Client({ connectionString: shop.databaseUrl })
  await database.connect()
}, 240_000)
afterAll(async () => {
  await database?.end()
  await shop?.close()
})

const rows = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> => (await database.query<Record<string, unknown>>(sql, values)).rows
const stands = async ({ id }: PlacedOrder) => (await rows(`select 1 from "order" where id = $1`, id)).length === 1
const reserved = async ({ id }: PlacedOrder) => (await rows("select 1 from reservation_item r join order_item i on i.item_id = r.line_item_id where i.order_id = $1 and r.deleted_at is null", id)).length
const green = () => until(() => reconOf(shop), ({ ok }) => ok, 90_000)
const release = (orderId: string) => rows("insert into benefit.attribution_release (attribution_id, reason) select attribution_id, 'completion_failed' from benefit.attribution_binding where order_id = $1", orderId)

/** An order as a power cut leaves it: its completion has no end. Reconcile looks at those that began seconds ago. */
async function cutOff(order: PlacedOrder): Promise<string> {
  const [link] = await rows("select cart_id from order_cart where order_id = $1", order.id)
  await rows(`update "order" set created_at = created_at - interval '10 seconds' where id = $1`, order.id)
  await rows("update workflow_execution set state = 'not_started', created_at = created_at - interval '20 seconds' where workflow_id = 'complete-cart' and context->'data'->'payload'->>'id' = $1", link?.["cart_id"])
  return String(link?.["cart_id"])
}

describe("a completion that a crash cut off", () => {
  let order: PlacedOrder
  beforeEach(async () => {
    order = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 2 }])
  })

  it("before its lots were drawn is undone, and its goods are for sale again", async () => {
    await release(order.id)
    await cutOff(order)
    await until(() => stands(order), (still) => !still, 30_000)
    expect((await green()).ok).toBe(true)
  }, 180_000)

  it("before its order was linked with its cart is undone all the same", async () => {
    await release(order.id)
    const cartId = await cutOff(order)
    await rows("update order_cart set deleted_at = now() where cart_id = $1", cartId)
    await rows("delete from cart_order where cart_id = $1", cartId)
    await until(() => stands(order), (still) => !still, 30_000)
    expect((await green()).ok).toBe(true)
  }, 180_000)

  it("gives a whole order to the buyer who presses again", async () => {
    await release(order.id)
    const cartId = await cutOff(order)
    const again = await told<{ order: { id: string }; access_token: string }>(shop, `/store/carts/${cartId}/complete`, { body: {} })
    expect(again.order.id).not.toBe(order.id)
    const { url } = await told<{ url: string }>(shop, `/store/orders/${again.order.id}/pay`, { body: {}, headers: { "x-order-token": again.access_token } })
    await shop.standIn?.control("/pay", { payment_intent: url.split("/").pop() })
    await until(() => overviewOf(shop, { ...order, id: again.order.id, token: again.access_token }), ({ state }) => state === "paid")
    expect((await green()).ok).toBe(true)
  }, 180_000)

  it("after its lots were drawn has made a whole order, which stays", async () => {
    const cartId = await cutOff(order)
    const again = await told<{ order: { id: string } }>(shop, `/store/carts/${cartId}/complete`, { body: {} })
    expect([again.order.id, await reserved(order)]).toEqual([order.id, 1])
    expect((await green()).ok).toBe(true)
  }, 180_000)
})

describe("a cancellation that a crash cut off", () => {
  it("before the lots came back gives them back, and nobody can pay any more", async () => {
    const order = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
    await rows(`with gone as (update reservation_item set deleted_at = now() where line_item_id in (select item_id from order_item where order_id = $1) returning inventory_item_id, quantity)
      update inventory_level l set reserved_quantity = l.reserved_quantity - gone.quantity, raw_reserved_quantity = jsonb_build_object('value', (l.reserved_quantity - gone.quantity)::text, 'precision', 20) from gone where gone.inventory_item_id = l.inventory_item_id`, order.id)
    await rows(`update "order" set status = 'canceled', canceled_at = now() where id = $1`, order.id)
    await until(() => rows("select 1 from benefit.attribution_binding b join benefit.attribution_release r using (attribution_id) where b.order_id = $1", order.id), (released) => released.length === 1, 30_000)
    const intent = async () => (await (await fetch(`${shop.standIn?.url}/v1/payment_intents/${order.intentId}`, { headers: { authorization: "Bearer sk_test_none" } })).json()) as { status: string }
    expect(await until(intent, ({ status }) => status === "canceled", 30_000)).toMatchObject({ status: "canceled" })
    expect((await green()).ok).toBe(true)
  }, 180_000)
})

describe("a capture whose order knows nothing of it", () => {
  const payment = "from payment p join order_payment_collection c using (payment_collection_id) where c.order_id = $1"
  const transactions = async ({ id }: PlacedOrder) => (await rows("select 1 from order_transaction where order_id = $1 and reference = 'capture' and deleted_at is null", id)).length
  const state = async ({ intentId }: PlacedOrder) => (await rows("select state, attempts from provider_event where payment_id = $1 and type = 'payment_intent.succeeded'", intentId))[0]
  const tellAgain = ({ intentId }: PlacedOrder) => rows("update provider_event set state = 'received', attempts = 0, next_attempt_at = now() where payment_id = $1 and type = 'payment_intent.succeeded'", intentId)
  const capturedAgo = ({ id }: PlacedOrder, seconds: number) => rows(`update payment set captured_at = now() - $2 * interval '1 second' where id = (select p.id ${payment})`, id, seconds)

  it("is left to its completion while that may still be writing it, and is filed once when a crash cut that off", async () => {
    const order = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
    await shop.standIn?.control("/pay", { payment_intent: order.intentId })
    await until(() => state(order), (event) => event?.["state"] === "processed", 30_000)
    expect(await transactions(order)).toBe(1)
    await rows("delete from order_transaction where order_id = $1 and reference = 'capture'", order.id)
    await capturedAgo(order, 0)
    await tellAgain(order)
    await until(() => state(order), (event) => Number(event?.["attempts"]) > 0, 30_000)
    expect(await transactions(order)).toBe(0)
    await capturedAgo(order, 30)
    await tellAgain(order)
    await until(() => state(order), (event) => event?.["state"] === "processed", 30_000)
    await tellAgain(order)
    await until(() => state(order), (event) => event?.["state"] === "processed", 30_000)
    expect(await transactions(order)).toBe(1)
    expect((await green()).ok).toBe(true)
  }, 180_000)
})

describe("a credit line that a crash cut off", () => {
  const OPEN_CHANGE = "insert into order_change (id, order_id, version, change_type, status, created_at) values ($1, $2, 2, 'credit_line', 'pending', now() - interval '30 seconds')"
  const changes = (order: PlacedOrder) => rows("select status from order_change where order_id = $1 and deleted_at is null", order.id)

  it("before it had an amount is taken away, so that its order can expire", async () => {
    const order = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
    await rows(OPEN_CHANGE, "ordch_without_amount", order.id)
    await rows(`update "order" set created_at = created_at - interval '31 minutes' where id = $1`, order.id)
    await until(() => overviewOf(shop, order), ({ state }) => state === "cancelled", 30_000)
    expect((await green()).ok).toBe(true)
  }, 180_000)

  it("with its amount is booked", async () => {
    const order = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
    const action = "insert into order_change_action (id, order_change_id, order_id, version, action, reference, reference_id, amount, raw_amount, details) select 'ordchact_with_amount', change.id, change.order_id, 2, 'CREDIT_LINE_ADD', 'payment_collection', payment_collection_id, 1, '{\"value\": \"1\", \"precision\": 20}', '{}' from change join order_payment_collection using (order_id)"
    await rows(`with change as (${OPEN_CHANGE} returning id, order_id) ${action}`, "ordch_with_amount", order.id)
    expect(await until(() => changes(order), ([change]) => change?.["status"] !== "pending", 30_000)).toMatchObject([{ status: "confirmed" }])
    expect(await rows("select amount::text from order_credit_line where order_id = $1", order.id)).toEqual([{ amount: "1" }])
  }, 120_000)
})

describe("an order that nobody paid", () => {
  it("is found past its hold, however many younger ones were paid since", async () => {
    const order = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
    const found = async () => (await rows(UNPAID_BEFORE.replace("?", "now()"))).map(({ id }) => id)
    await rows("begin")
    await rows("insert into \"order\" (id, status, currency_code) select 'order_paid_' || n, 'pending', 'cny' from generate_series(1, 250) n")
    await rows("insert into payment_collection (id, currency_code, amount, raw_amount) select 'paycol_paid_' || n, 'cny', 1, '{\"value\": \"1\"}' from generate_series(1, 250) n")
    await rows("insert into payment (id, payment_collection_id, payment_session_id, provider_id, currency_code, amount, raw_amount, captured_at) select 'pay_paid_' || n, 'paycol_paid_' || n, 'payses_paid_' || n, 'pp_alipay_stripe', 'cny', 1, '{\"value\": \"1\"}', now() from generate_series(1, 250) n")
    await rows("insert into order_payment_collection (id, order_id, payment_collection_id) select 'ordpay_paid_' || n, 'order_paid_' || n, 'paycol_paid_' || n from generate_series(1, 250) n")
    const unpaid = await found()
    await rows("rollback")
    expect(unpaid).toContain(order.id)
    expect(unpaid.filter((id) => String(id).startsWith("order_paid_"))).toEqual([])
  }, 60_000)
})
