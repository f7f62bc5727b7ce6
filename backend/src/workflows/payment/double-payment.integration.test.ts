import { describe, expect, it } from "vitest"
import { ask, entriesOf, overviewOf, placeOrder, type PlacedOrder, told, until } from "../../testing/buyer"
import { withPayingShop } from "../../testing/paying-shop.test-builder"
import { reconOf } from "../../testing/recon"
import type { TestShop } from "../../testing/test-shop"
import type { Client } from "pg"

let shop: TestShop
let database: Client
let office: string
const control = withPayingShop((opened) => ({ shop, database, office } = opened))

/** An order whose buyer opened a second way to pay: the first one's page is still in another tab. */
async function openedTwice(): Promise<{ order: PlacedOrder; second: string }> {
  const order = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
  const { rows } = await database.query<{ id: string }>("select payment_collection_id as id from payment_session where data->>'id' = $1", [order.intentId])
  await told(shop, `/store/payment-collections/${rows[0]?.id}/payment-sessions`, { body: { provider_id: "pp_alipay_stripe" } })
  const { url } = await told<{ url: string }>(shop, `/store/orders/${order.id}/pay`, { body: {}, headers: { "x-order-token": order.token } })
  return { order, second: String(url.split("/").pop()) }
}
const pay = (intentId: string) => control("/pay", { payment_intent: intentId, force_late_payment: true })
const refundsOf = async (intentIds: readonly string[]) => ((await (await fetch(`${shop.standIn?.url}/_control/journal`)).json()) as { refunds: { id: string; payment_intent: string; amount_fen: string }[] }).refunds.filter((one) => intentIds.includes(one.payment_intent))

describe("an order that is paid twice", () => {
  it.each(["the first page first", "the second page first", "both at once"])("is one sale, and the other money goes back in full (%s)", async (way) => {
    const { order, second } = await openedTwice()
    expect(second).not.toBe(order.intentId)
    if (way === "both at once") await Promise.all([pay(order.intentId), pay(second)])
    else for (const intentId of way === "the first page first" ? [order.intentId, second] : [second, order.intentId]) await pay(intentId)
    const [refund] = await until(() => refundsOf([order.intentId, second]), (refunds) => refunds.length > 0)
    expect(refund?.amount_fen).toBe(String(order.totalFen))
    const kindsAt = async (sourceId: string) => (await entriesOf(shop, office, sourceId)).map(({ kind }) => kind)
    await until(() => kindsAt(String(refund?.id)), (kinds) => kinds.length > 0)
    const sale = await until(() => entriesOf(shop, office, order.id), (entries) => entries.length > 0)
    expect(sale.map(({ kind }) => kind)).toEqual(["sale"])
    const other = [order.intentId, second].find((id) => id !== sale[0]?.source.object_id)
    expect([refund?.payment_intent, await kindsAt(String(other)), await kindsAt(String(refund?.id))]).toEqual([other, ["unapplied_receipt"], ["unapplied_refund"]])
    expect(await overviewOf(shop, order)).toMatchObject({ state: "paid", paid_fen: String(order.totalFen), refunded_fen: "0" })
    expect((await ask(shop, `/store/orders/${order.id}/pay`, { body: {}, headers: { "x-order-token": order.token } })).status).toBe(409)
    expect(await refundsOf([order.intentId, second])).toHaveLength(1)
  }, 300_000)

  it("gets its other money back a second time when the first way back failed", async () => {
    const { order, second } = await openedTwice()
    await pay(second)
    await until(() => overviewOf(shop, order), ({ state }) => state === "paid")
    await pay(order.intentId)
    const [first] = await until(() => refundsOf([order.intentId]), (refunds) => refunds.length > 0)
    await until(() => entriesOf(shop, office, String(first?.id)), (entries) => entries.length > 0)
    await control(`/refunds/${String(first?.id)}/conclude`, { status: "failed" })
    const again = await until(() => refundsOf([order.intentId]), ([one]) => one !== undefined && one.id !== first?.id)
    expect(again.map(({ amount_fen }) => amount_fen)).toEqual([String(order.totalFen)])
    expect((await entriesOf(shop, office, order.id)).map(({ kind }) => kind)).toEqual(["sale"])
  }, 300_000)
})

describe("after all of this", () => {
  it("RECON is green", async () => {
    expect((await until(() => reconOf(shop), ({ ok }) => ok)).ok).toBe(true)
  }, 300_000)
})
