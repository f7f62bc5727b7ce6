import { expect, it } from "vitest"
import { productHandle } from "./product-handle"

it("a product's address is readable and its own", () => {
  expect(productHandle("麻江蓝莓 果干", "3f9a")).toBe("ma-jiang-lan-mei-guo-gan-3f9a")
  expect(productHandle("!!!", "3f9a")).toBe("3f9a")
  expect(productHandle("蓝莓")).not.toBe(productHandle("蓝莓"))
})
