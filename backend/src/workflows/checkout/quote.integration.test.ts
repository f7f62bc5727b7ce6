import type { LedgerEntryView, Quote } from "@qianhang/shared/contracts"
import { afterAll, beforeAll, expect, it } from "vitest"
import { entriesOf, paidOrder, told } from "../../testing/buyer"
import { openTestShop, type TestShop } from "../../testing/test-shop"

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop({ payments: true })
}, 240_000)
afterAll(async () => shop?.close())

/** The entry of a basket that was ordered and paid. */
async function saleOf(items: { variant_id: string; quantity: number }[], codes: string[]): Promise<LedgerEntryView> {
  const order = await paidOrder(shop, items, codes)
  const [sale] = await entriesOf(shop, await shop.login("staff", "office@staff.test"), order.id)
  return sale as LedgerEntryView
}

const fenOn = (sale: LedgerEntryView, account: string): bigint => sale.postings.filter((posting) => posting.account === account).reduce((sum, posting) => sum + BigInt(posting.amount_fen), 0n)

it.each([
  ["without a code", []],
  ["with a code that the platform bears: households lose nothing", ["PLATFORM5"]],
  ["with a code that the cooperative bears: L is less, and so is their share", ["COOP3"]],
  ["with both", ["PLATFORM5", "COOP3"]],
  ["with a percentage that leaves fractions of a fen, on top of both", ["PLATFORM5", "COOP3", "COOP15"]],
])("a basket %s is told what its order will cost and post to households", async (_, codes) => {
  const { blueberry, silver } = shop.facts
  const items = [{ variant_id: blueberry.variantId, quantity: 3 }, { variant_id: silver.variantId, quantity: 1 }, { variant_id: blueberry.largeVariantId, quantity: 1 }]
  const quote = await told<Quote>(shop, "/store/checkout/quote", { body: { items, promotion_codes: codes } })
  expect(BigInt(quote.benefit_fen)).toBeGreaterThan(0n)
  expect(quote.parcels.flatMap((parcel) => parcel.lines).reduce((sum, line) => sum + BigInt(line.benefit_fen), 0n)).toBe(BigInt(quote.benefit_fen))
  const sale = await saleOf(items, codes)
  expect(-fenOn(sale, "household_benefit")).toBe(BigInt(quote.benefit_fen))
  expect(fenOn(sale, "clearing")).toBe(BigInt(quote.total_fen))
}, 180_000)
