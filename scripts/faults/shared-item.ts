import { prepared } from "@qianhang/shared/contracts"
import type { Answer } from "../../e2e/journeys/doors/ask.js"
import { expect, type Fault, summed, tried } from "./fault.js"
import type { House } from "./house.js"
import { scarce, type Scarce, sellDownTo } from "./scarce-goods.js"

/** Two lines that draw on one inventory item: each fits alone, both do not. Stock Medusa checks them apart and oversells. */
export const sharedItem: Fault = {
  name: "shared-item",
  title: "two lines on one inventory item",
  run: async (house) => {
    const goods = (await scarce(house)).find((one) => one.variants.length > 1)
    if (!goods) throw new Error("no lot goods have two variants")
    return summed([await tried("two lines, one item", () => notBoth(house, goods)), await tried("RECON", house.expectRecon)])
  },
}

async function notBoth(house: House, { handle, variants: [small, large] }: Scarce): Promise<void> {
  if (!small || !large) throw new Error("one variant only")
  await sellDownTo(house, handle, small.id, 6)
  const now = (await house.product(handle)).variants
  const available = (id: string): number => now.find((variant) => variant.id === id)?.available ?? 0
  const lines = [{ variant_id: small.id, quantity: available(small.id) }, { variant_id: large.id, quantity: available(large.id) }]
  expect("each line fits alone", lines.every((line) => line.quantity > 0), lines)
  const refused = await house.prepare({ items: lines, address: house.hangzhou, no_return_confirmed: true })
  expect("both together are refused", refused.status === 409, [refused.status, refused.text.slice(0, 300)])
  const cartOf = async (items: typeof lines): Promise<string> => house.told(prepared, await house.prepare({ items, address: house.hangzhou, no_return_confirmed: true })).cart_id
  const carts = [await cartOf(lines.slice(0, 1)), await cartOf(lines.slice(1))]
  const answers: Answer[] = await Promise.all(carts.map(house.complete))
  const sold = answers.filter((answer) => answer.status === 200 && answer.text.includes('"access_token"'))
  expect("of two carts at once one is an order", sold.length === 1, answers.map((answer) => [answer.status, answer.text.slice(0, 200)]))
  expect("the other is a clear 409", answers.some((answer) => answer.status === 409), answers.map((answer) => answer.status))
}
