import { describe, expect, it } from "vitest"
import { everyOffer } from "./every-offer"

const products = everyOffer.flatMap((offer) => offer.products.map((product) => ({ offer, product })))
const words = ({ product }: (typeof products)[number]): string => [product.title, product.subtitle, ...product.story, ...product.facts.flat()].join(" ")

describe("what the demo shop sells", () => {
  it("comes from all sixteen counties, at least eight cooperatives, 24 goods and 50 sale units", () => {
    expect(new Set(everyOffer.map((offer) => offer.county)).size).toBe(16)
    expect(everyOffer.length).toBeGreaterThanOrEqual(8)
    expect(products.length).toBeGreaterThanOrEqual(24)
    expect(products.flatMap(({ product }) => product.variants).length).toBeGreaterThanOrEqual(50)
  })

  it("has one handle per product and one name per sale unit of a product", () => {
    expect(new Set(products.map(({ product }) => product.handle)).size).toBe(products.length)
    for (const { product } of products) expect(new Set(product.variants.map(([title]) => title)).size).toBe(product.variants.length)
  })

  it("draws on items its cooperative has, at prices of whole yuan", () => {
    for (const { offer, product } of products) {
      for (const [, priceFen, units] of product.variants) {
        expect(priceFen % 100).toBe(0)
        for (const [key, baseUnits] of Object.entries(units)) {
          expect(offer.items[key], `${product.handle} needs ${key}`).toBeDefined()
          expect(Number.isInteger(baseUnits) && baseUnits > 0).toBe(true)
        }
      }
    }
  })

  it("benefits somebody: lots have an agreement at their item, other goods at the product", () => {
    for (const { offer, product } of products) {
      for (const key of product.variants.flatMap(([, , units]) => Object.keys(units))) {
        const item = offer.items[key]
        expect(item?.lots ? offer.itemAgreements?.[key] : product.agreement, `${product.handle} ${key}`).toBeDefined()
      }
    }
  })

  it("promises no effect on health, gives no authority's recommendation and shouts nothing", () => {
    for (const one of products) expect(words(one)).not.toMatch(/功效|疗效|治疗|养生|补气|降血|抗癌|推荐单位|指定产品|！|助力|赋能|爱心/)
  })

  it("claims no geographical indication for goods that were only candidates", () => {
    const candidates = ["jinping-cured-fish", "jinping-osmanthus-honey", "liping-camellia-oil", "zhenyuan-dao-pickle", "cengong-sizhou-green-tea", "taijiang-autumn-pear"]
    for (const { product } of products.filter(({ product }) => candidates.includes(product.handle))) expect(product.claims ?? []).toEqual([])
  })
})
