import { prepared } from "@qianhang/shared/contracts"
import { expect, test } from "@playwright/test"
import { catalogue, complete, hangzhou, orderIn, placeOrder, prepare, product, type Item } from "./doors/buyer.js"
import { told } from "./doors/ask.js"
import { recon } from "./doors/recon.js"
import { twoCyclesMs, until } from "./doors/until.js"

const BUYERS = 50
const LEFT = 5

interface Found { handle: string; item: Item; available: number }

/** The lot goods with the fewest units on the shelf: the quickest to sell down. Blueberries are left to the other journeys. */
async function scarcest(): Promise<Found> {
  const found: Found[] = []
  for (const card of await catalogue()) {
    const { lot, variants } = await product(card.handle)
    if (!lot || card.title.includes("蓝莓")) continue
    for (const { id, available } of variants) if (available > LEFT) found.push({ handle: card.handle, item: { variant_id: id, quantity: 1 }, available })
  }
  const [first] = found.sort((one, other) => one.available - other.available)
  if (!first) throw new Error("no lot goods with more than five units")
  return first
}

const left = async ({ handle, item }: Found) => (await product(handle)).variants.find(({ id }) => id === item.variant_id)?.available ?? 0

/** Buys until exactly five units are left. */
async function sellDown(found: Found): Promise<void> {
  for (let remaining = await left(found); remaining > LEFT; ) {
    await placeOrder([{ ...found.item, quantity: Math.min(99, remaining - LEFT) }])
    remaining = await until(() => left(found), (now) => now < remaining, twoCyclesMs())
  }
}

async function preparedCarts(item: Item): Promise<string[]> {
  const carts: string[] = []
  for (let count = 0; count < BUYERS; count += 5) {
    const some = await Promise.all(Array.from({ length: 5 }, () => prepare({ items: [item], address: hangzhou, no_return_confirmed: true })))
    carts.push(...some.map((answer) => told(prepared, answer).cart_id))
  }
  return carts
}

test("of the last five units of a lot, fifty buyers at once get exactly five, the others a clear refusal", async () => {
  test.setTimeout(420_000)
  const found = await scarcest()
  await sellDown(found)
  expect(await left(found)).toBe(LEFT)
  const carts = await preparedCarts(found.item)
  const answers = await Promise.all(carts.map(complete))
  const orders = answers.filter((answer) => answer.status === 200 && answer.text.includes('"access_token"'))
  const others = answers.filter((answer) => !orders.includes(answer))
  expect(new Set(orders.map((answer) => orderIn(answer).id)).size).toBe(LEFT)
  expect(others).toHaveLength(BUYERS - LEFT)
  for (const answer of others) expect(answer.status, answer.text).toBe(409)
  expect(await until(() => left(found), (now) => now === 0, twoCyclesMs())).toBe(0)
  const checked = await until(recon, ({ green }) => green, twoCyclesMs())
  expect(checked.green, checked.report).toBe(true)
})
