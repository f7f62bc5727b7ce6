import { describe, expect, it } from "vitest"
import { itemsFrom, MOST_LINES, parseQuantity, pieces, storedForm, withAdded, without, withQuantity } from "./basket"
import { changeCart } from "./cart-change.server"

const berries = { variant_id: "variant_1", quantity: 2 }
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe("a basket", () => {
  it("comes back from its cookie as it was stored", () => {
    const items = [berries, { variant_id: "variant_2", quantity: 99 }]
    expect(itemsFrom(storedForm(items))).toEqual(items)
  })

  it("drops every line of a tampered cookie that is not a line", () => {
    const stored = [["variant_1", 2], ["variant_1", 5], ["variant_2", 0], ["variant_3", -1], ["variant_4", 1.5], ["variant_5", 100], ["variant_6", "3"], ["../etc", 1], ["v".repeat(65), 1], "x", null]
    expect(itemsFrom(stored)).toEqual([berries])
    expect(itemsFrom({ items: [] })).toEqual([])
    expect(itemsFrom(null)).toEqual([])
  })

  it("adds to the line that is there and stops at 99", () => {
    expect(withAdded([berries], { variant_id: "variant_1", quantity: 3 })).toEqual([{ variant_id: "variant_1", quantity: 5 }])
    expect(withAdded([berries], { variant_id: "variant_1", quantity: 98 })).toEqual([{ variant_id: "variant_1", quantity: 99 }])
  })

  it("refuses a 51st variant but still adds to the 50 it holds", () => {
    const full = Array.from({ length: MOST_LINES }, (_, index) => ({ variant_id: `variant_${index}`, quantity: 1 }))
    expect(withAdded(full, { variant_id: "one_more", quantity: 1 })).toBeUndefined()
    expect(withAdded(full, { variant_id: "variant_0", quantity: 1 })?.[0]?.quantity).toBe(2)
  })

  it("counts pieces, changes one line and removes one line", () => {
    const items = [berries, { variant_id: "variant_2", quantity: 1 }]
    expect(pieces(items)).toBe(3)
    expect(withQuantity(items, { variant_id: "variant_2", quantity: 4 })[1]?.quantity).toBe(4)
    expect(without(items, "variant_1")).toEqual([{ variant_id: "variant_2", quantity: 1 }])
  })
})

describe("a typed quantity", () => {
  it.each(["1", "99", " 7 "])("accepts %j", (typed) => expect(parseQuantity(typed)).toBe(Number(typed)))
  it.each(["0", "-1", "1.5", "100", "1e1", "", "三", null, 3])("refuses %j", (typed) => expect(parseQuantity(typed)).toBeUndefined())
})

describe("a form of the cart page", () => {
  it("changes a quantity", () => {
    expect(changeCart([berries], form({ intent: "update", variant_id: "variant_1", quantity: "4" }))).toEqual({ ok: true, items: [{ variant_id: "variant_1", quantity: 4 }] })
  })

  it("names the line whose quantity is no quantity and changes nothing", () => {
    expect(changeCart([berries], form({ intent: "update", variant_id: "variant_1", quantity: "1.5" }))).toEqual({ ok: false, variantId: "variant_1", error: "quantity" })
  })

  it("removes a line", () => {
    expect(changeCart([berries], form({ intent: "remove", variant_id: "variant_1" }))).toEqual({ ok: true, items: [] })
  })
})
