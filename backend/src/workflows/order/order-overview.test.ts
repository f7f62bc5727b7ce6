import { describe, expect, it } from "vitest"
import { viewOf } from "./order-overview"
import type { OrderRow } from "./order-rows"

type Item = OrderRow["items"][number]

const line = (id: string, cooperative: string, position?: number): Item => ({
  id, title: id, quantity: 1, unit_price: 100n, total: 100n,
  ...(position === undefined ? {} : { metadata: { position } }),
  product: { cooperative: { id: cooperative, name: cooperative, county_code: "522635" } },
})

function order(items: Item[]): OrderRow {
  return { id: "order_1", display_id: 1, status: "pending", created_at: new Date("2026-11-23T04:00:00Z"), total: 100n, discount_total: 0n, shipping_total: 0n, original_item_total: 100n, items }
}

const parcelsOf = (items: Item[]) => viewOf(order(items), new Map()).parcels.map(({ cooperative, lines }) => [cooperative.id, ...lines.map(({ line_id }) => line_id)])

describe("the parcels of an order", () => {
  it("stand as they stood in the basket, whichever way the database hands out the lines", () => {
    const [sour, dried, juice] = [line("z", "kaili", 0), line("a", "majiang", 1), line("m", "majiang", 2)]
    const expected = [["kaili", "z"], ["majiang", "a", "m"]]
    expect(parcelsOf([sour, dried, juice])).toEqual(expected)
    expect(parcelsOf([juice, dried, sour])).toEqual(expected)
  })

  it("keep one order also when a plain client gave no places", () => {
    const [one, two] = [line("a", "majiang"), line("b", "kaili")]
    expect(parcelsOf([two, one])).toEqual(parcelsOf([one, two]))
  })
})
