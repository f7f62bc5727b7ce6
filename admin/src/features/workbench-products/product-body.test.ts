import { describe, expect, it } from "vitest"
import { formPath, productBody, wholeStock } from "./product-body"

const typed = {
  title: "麻江蓝莓鲜果", subtitle: " ", category: "fruit", story: "清早采摘,当天发往杭州,果粉完整。", picture: { path: "/static/pictures/a-640.webp", url: "http://x/a.webp" },
  perishable: true, made_to_order: false, variants: [{ title: "500g 盒装", price: "68.5", stock: "120" }],
}

describe("a product typed into the form", () => {
  it("goes out with its price in fen, its stock a whole number and no empty subtitle", () => {
    expect(productBody(typed)).toEqual({
      title: "麻江蓝莓鲜果", category: "fruit", story: typed.story, picture: "/static/pictures/a-640.webp",
      perishable: true, made_to_order: false, variants: [{ title: "500g 盒装", price_fen: "6850", stock: 120 }],
    })
  })
  it("is refused when a price is no amount", () => {
    expect(() => productBody({ ...typed, variants: [{ title: "盒", price: "68.555", stock: "1" }] })).toThrow("price_fen")
  })
})

it.each([["0", 0], ["1000000", 1_000_000], ["1000001", null], ["1.5", null], ["-1", null], ["", null]])("stock typed as %j is %j", (text, stock) => {
  expect(wholeStock(text)).toBe(stock)
})

it("a refused body path points at the form's own field", () => {
  expect(formPath("variants.0.price_fen")).toEqual(["variants", 0, "price"])
  expect(formPath("title")).toEqual(["title"])
})
