import { expect, it } from "vitest"
import { textsOf } from "../../texts/language.server"
import { goodsOf } from "./goods-of"

const chinese = textsOf("zh-CN").t, english = textsOf("en").t

it("names the goods that the share is a part of", () => {
  expect(goodsOf({ gmv_fen: "19200", refunds_fen: "0" }, chinese)).toBe("商品金额 ¥192.00")
})

it("says what is left of the goods after refunds, so that the share can be checked against it", () => {
  expect(goodsOf({ gmv_fen: "19200", refunds_fen: "6400" }, chinese)).toBe("商品金额 ¥192.00，退款后 ¥128.00")
  expect(goodsOf({ gmv_fen: "19200", refunds_fen: "6400" }, english)).toBe("Goods ¥192.00, ¥128.00 after refunds")
})
