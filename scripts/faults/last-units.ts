import { prepared } from "@qianhang/shared/contracts"
import type { Item } from "../../e2e/journeys/doors/buyer.js"
import { expect, type Fault, summed, tried } from "./fault.js"
import type { House } from "./house.js"
import { scarce, type Scarce, sellDownTo } from "./scarce-goods.js"

const LEFT = 5

/** Many buyers at once on the last five units of a lot: exactly five orders, everybody else a clear 409, nothing half-made. */
export const lastUnits: Fault = {
  name: "last-units",
  title: "many buyers on the last units",
  run: async (house, { short }) => {
    const buyers = short ? 30 : 200
    const [goods] = await scarce(house)
    if (!goods) throw new Error("no lot goods have more than five units")
    const rows = [await tried(`${buyers} buyers, ${LEFT} units`, () => exactlyTheRest(house, goods, buyers)), await tried("RECON", house.expectRecon)]
    return summed(rows)
  },
}

async function exactlyTheRest(house: House, goods: Scarce, buyers: number): Promise<void> {
  const [variant] = goods.variants
  if (!variant) throw new Error("goods without a variant")
  await sellDownTo(house, goods.handle, variant.id, LEFT)
  const carts = await preparedCarts(house, { variant_id: variant.id, quantity: 1 }, buyers)
  const answers = await Promise.all(carts.map(house.complete))
  const orders = answers.filter((answer) => answer.status === 200 && answer.text.includes('"access_token"'))
  const others = answers.filter((answer) => !orders.includes(answer))
  expect(`${LEFT} different orders`, new Set(orders.map((answer) => house.orderIn(answer).id)).size === LEFT && orders.length === LEFT, orders.length)
  const unclear = others.filter((answer) => answer.status !== 409).map((answer) => `${answer.status} ${answer.text.slice(0, 200)}`)
  expect("everybody else has a clear 409", unclear.length === 0, unclear.slice(0, 3))
  await house.until(async () => (await house.product(goods.handle)).variants.find(({ id }) => id === variant.id)?.available, (left) => left === 0, house.twoCyclesMs())
}

async function preparedCarts(house: House, item: Item, buyers: number): Promise<string[]> {
  const carts: string[] = []
  while (carts.length < buyers) {
    const some = await Promise.all(Array.from({ length: 5 }, () => house.prepare({ items: [item], address: house.hangzhou, no_return_confirmed: true })))
    carts.push(...some.map((answer) => house.told(prepared, answer).cart_id))
  }
  return carts
}
