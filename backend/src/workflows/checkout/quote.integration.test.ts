import type { Quote } from "@qianhang/shared/contracts"
import { afterAll, beforeAll, expect, it } from "vitest"
import { entriesOf, paidOrder, told } from "../../testing/buyer"
import { openTestShop, type TestShop } from "../../testing/test-shop"

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop({ payments: true })
}, 240_000)
afterAll(async () => shop?.close())

/** What the paid order of a basket posted to households, in fen. */
async function postedFor(items: { variant_id: string; quantity: number }[], codes: string[]): Promise<bigint> {
  const order = await paidOrder(shop, items, codes)
  const [sale] = await entriesOf(shop, await shop.login("staff", "office@staff.test"), order.id)
  return (sale?.postings ?? []).filter((posting) => posting.account === "household_benefit").reduce((sum, posting) => sum - BigInt(posting.amount_fen), 0n)
}

it.each([
  ["of several packs of one lot, without a code", []],
  ["with a code that the platform bears: households lose nothing", ["PLATFORM5"]],
  ["with a code that the cooperative bears: L is less, and so is their share", ["COOP3"]],
  ["with both", ["PLATFORM5", "COOP3"]],
])("a basket %s is told what its order will post to households", async (_, codes) => {
  const { blueberry, silver } = shop.facts
  const packs = [{ variant_id: blueberry.variantId, quantity: 3 }, ...(codes.length === 0 ? [{ variant_id: blueberry.largeVariantId, quantity: 1 }] : [])]
  const items = [...packs, { variant_id: silver.variantId, quantity: 1 }]
  const quote = await told<Quote>(shop, "/store/checkout/quote", { body: { items, promotion_codes: codes } })
  expect(BigInt(quote.benefit_fen)).toBeGreaterThan(0n)
  expect(quote.parcels.flatMap((parcel) => parcel.lines).reduce((sum, line) => sum + BigInt(line.benefit_fen), 0n)).toBe(BigInt(quote.benefit_fen))
  expect(await postedFor(items, codes)).toBe(BigInt(quote.benefit_fen))
}, 180_000)
