import { describe, expect, it } from "vitest"
import { businessLicence, cheapest, visibleGoods, type GoodsRow } from "./goods"
import { indexedGoods } from "./goods-document"

const price = (amount: number, more: object = {}) => ({ amount, raw_amount: { value: String(amount) }, currency_code: "cny", price_list_id: null, rules_count: 0, min_quantity: null, ...more })
const row = (more: Partial<GoodsRow> = {}): GoodsRow => ({
  id: "prod_1", handle: "majiang-lanmei", title: "麻江蓝莓", subtitle: "当季鲜果", description: "第一段\n\n第二段\n", status: "published", thumbnail: "/static/pictures/a-640.webp", created_at: "2026-06-01T00:00:00Z",
  metadata: { category: "fruit", county_code: "522635", season_months: [6, 7, 8], season_label: "6-8 月", claims: [{ type: "gi", number: "1", label: "地理标志" }] },
  images: [{ url: "/static/pictures/a-640.webp", rank: 0 }, { url: "/static/pictures/b-640.webp", rank: 1 }],
  variants: [
    { id: "v2", title: "1kg", sku: null, variant_rank: 1, price_set: { prices: [price(76.5), price(70, { price_list_id: "pl" })] } },
    { id: "v1", title: "500g", sku: "MJ-500", variant_rank: 0, price_set: { prices: [price(1, { rules_count: 1 }), price(39.9), price(5, { currency_code: "usd" })] } },
  ],
  cooperative: { id: "coop_1", name: "蓝莓合作社", county_code: "522635", credit_code: "x", ships_within_days: 2, state: "approved" },
  ...more,
})

describe("goods a buyer may see", () => {
  it("carry plain prices in fen, in the variants' own order, and name the cheapest on the card", () => {
    const goods = visibleGoods(row())
    expect(goods?.variants.map(({ id, priceFen }) => [id, priceFen])).toEqual([["v1", 3990n], ["v2", 7650n]])
    expect(goods && cheapest(goods).title).toBe("500g")
    expect(goods?.story).toEqual(["第一段", "第二段"])
    expect(goods?.pictures).toEqual(["/static/pictures/a-640.webp", "/static/pictures/b-640.webp"])
  })
  it.each([
    ["a suspended cooperative's", { cooperative: { ...row().cooperative!, state: "suspended" } }],
    ["nobody's", { cooperative: null }],
    ["proposed ones", { status: "proposed" }],
    ["those of an unknown county", { metadata: { category: "fruit", county_code: "330102" } }],
    ["those of an unknown category", { metadata: { category: "phones", county_code: "522635" } }],
    ["those without a picture", { thumbnail: null }],
    ["those without a plain price", { variants: [{ id: "v", title: "x", sku: null, price_set: { prices: [price(1, { price_list_id: "pl" })] } }] }],
  ])("are never %s", (_what, more) => {
    expect(visibleGoods(row(more))).toBeNull()
  })
})

describe("the business licence on a page", () => {
  it("is the one that lasts longest", () => {
    const seller = { ...row().cooperative!, licences: [{ type: "business", number: "旧", expires_on: "2026-01-01" }, { type: "food_production", number: "SC", expires_on: null }, { type: "business", number: "新", expires_on: null }] }
    expect([businessLicence(seller), businessLicence({ ...seller, licences: [] })]).toEqual(["新", null])
  })
})

describe("the index document", () => {
  it("holds what a card shows and every word a buyer may type", () => {
    const goods = visibleGoods(row())
    const document = goods && indexedGoods(goods)
    expect(document).toEqual(expect.objectContaining({ id: "prod_1", county_name: "麻江县", price_from_fen: 3990, unit_label: "500g", from_variant_id: "v1", season_months: [6, 7, 8] }))
    expect(document?.words).toBe("水果 地理标志 500g 1kg")
    expect(document?.pinyin.split(" ")).toContain("lanmei")
    expect(document?.initials.split(" ")).toContain("lm")
  })
})
