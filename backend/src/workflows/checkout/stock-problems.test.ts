import { describe, expect, it } from "vitest"
import type { Goods } from "./goods"
import { stockProblems } from "./stock-problems"

const pack = (variantId: string, baseUnitsPerUnit: number, freeBaseUnits: number, inventoryItemId = "blueberry"): Goods => ({
  variantId, variantTitle: "500g", priceFen: 3900n,
  product: { id: "prod", handle: "h", title: "蓝莓", thumbnail: "", category: "fruit", perishable: true, madeToOrder: false, shippingProfileId: "sp" },
  cooperative: { id: "coop", name: "合作社", short_name: "社", county_code: "522635", state: "approved", ships_within_days: 2 },
  components: [{ inventoryItemId, baseUnitsPerUnit, freeBaseUnits }],
})
const shelf = (...goods: Goods[]) => new Map(goods.map((item) => [item.variantId, item]))

describe("stock problems of a basket", () => {
  it("are none when everything is there", () => {
    expect(stockProblems([{ variantId: "a", quantity: 2 }], shelf(pack("a", 500, 1000)))).toEqual([])
  })
  it("name an unknown variant, a sold-out one and one with fewer left", () => {
    const goods = shelf(pack("a", 500, 1000), pack("b", 1, 0, "silver"))
    const problems = stockProblems([{ variantId: "x", quantity: 1 }, { variantId: "b", quantity: 1 }, { variantId: "a", quantity: 3 }], goods)
    expect(problems.map((p) => [p.index, p.code, p.available])).toEqual([[0, "unknown_variant", 0], [1, "sold_out", 0], [2, "not_enough_stock", 2]])
  })
  it("count two pack sizes of one harvest together", () => {
    const goods = shelf(pack("small", 500, 1000), pack("large", 1000, 1000))
    expect(stockProblems([{ variantId: "large", quantity: 1 }, { variantId: "small", quantity: 1 }], goods).map((p) => p.code)).toEqual(["sold_out"])
  })
  it("count the same variant on two lines together", () => {
    expect(stockProblems([{ variantId: "a", quantity: 1 }, { variantId: "a", quantity: 2 }], shelf(pack("a", 500, 1000)))).toMatchObject([{ index: 1, code: "not_enough_stock", available: 1 }])
  })
})
