import { expect, test } from "@playwright/test"
import Medusa from "@medusajs/js-sdk"
import { field } from "./doors/ask.js"
import { benefitOf, hangzhou, overviewOf, placeOrder, variantWithBenefit } from "./doors/buyer.js"
import { hasDatabase, writtenSoFar } from "./doors/database.js"
import { demoData, shop } from "./doors/shop.js"
import { standIn } from "./doors/stand-in.js"
import { twoCyclesMs, until } from "./doors/until.js"

/** Buys one thing the way any storefront written for Medusa would. */
async function buyWithStockRoutes(variantId: string, quantity: number) {
  const { store } = new Medusa({ baseUrl: shop.backendUrl, publishableKey: demoData().publishable_key, auth: { type: "jwt", jwtTokenStorageMethod: "nostore" } })
  const { regions } = await store.region.list()
  const region = regions.find(({ currency_code }) => currency_code === "cny")
  const address = { first_name: hangzhou.name, phone: hangzhou.mobile, country_code: "cn", province: "浙江省", city: "杭州市", address_1: hangzhou.detail, address_2: "西湖区", postal_code: "310012", metadata: { district_code: hangzhou.district_code } }
  const { cart } = await store.cart.create({ region_id: region?.id, email: "plain@example.com", shipping_address: address, billing_address: address })
  await store.cart.createLineItem(cart.id, { variant_id: variantId, quantity })
  const { shipping_options } = await store.fulfillment.listCartOptions({ cart_id: cart.id })
  const profiles = new Set(shipping_options.map(({ shipping_profile_id }) => shipping_profile_id))
  for (const profile of profiles) {
    const option = shipping_options.find(({ shipping_profile_id }) => shipping_profile_id === profile)
    if (option) await store.cart.addShippingMethod(cart.id, { option_id: option.id })
  }
  const { payment_providers } = await store.payment.listPaymentProviders({ region_id: region?.id ?? "" })
  const alipay = payment_providers.find(({ id }) => id.includes("alipay"))
  const ready = await store.cart.retrieve(cart.id)
  const { payment_collection } = await store.payment.initiatePaymentSession(ready.cart, { provider_id: alipay?.id ?? "" })
  const completed = await store.cart.complete(cart.id)
  if (completed.type !== "order") throw new Error(`expected an order, found ${JSON.stringify(completed).slice(0, 400)}`)
  const intentId = String(field(payment_collection.payment_sessions?.[0]?.data, "id"))
  return { id: completed.order.id, token: String(field(completed, "access_token")), intentId, totalFen: String(Math.round(ready.cart.total * 100)) }
}

test("a plain js-sdk client with only stock store routes buys, and the sale is attributed alike", async () => {
  const { item } = await variantWithBenefit(4)
  const plain = await buyWithStockRoutes(item.variant_id, 2)
  const own = await placeOrder([{ ...item, quantity: 2 }])
  for (const order of [plain, own]) {
    await standIn.approve(order.intentId)
    await until(() => overviewOf(order), ({ state }) => state === "paid", twoCyclesMs())
    await until(() => benefitOf(order), ({ recorded }) => recorded, twoCyclesMs())
  }
  const [first, second] = [await benefitOf(plain), await benefitOf(own)]
  expect(BigInt(first.benefit_fen)).toBeGreaterThan(0n)
  expect([first.gmv_fen, first.benefit_fen, first.commission_fen, first.cooperative_fen]).toEqual([second.gmv_fen, second.benefit_fen, second.commission_fen, second.cooperative_fen])
})

test("a plain client cannot order half a unit", async () => {
  const { item } = await variantWithBenefit(4)
  const before = hasDatabase() ? (await writtenSoFar()).orders : 0
  await expect(buyWithStockRoutes(item.variant_id, 1.5)).rejects.toThrow()
  expect(hasDatabase() ? (await writtenSoFar()).orders : 0).toEqual(before)
})
