import type { Refusal } from "@qianhang/shared/contracts"

/** An expected refusal of a checkout, in the contract's shape; `status` is its HTTP code. Thrown inside the room, answered once at the edge. */
export class CheckoutRefused extends Error {
  constructor(readonly status: 400 | 404 | 409 | 503, readonly refusal: Refusal) {
    super(refusal.message)
    this.name = "CheckoutRefused"
  }
}

/** 400 with one code per field path. */
export const invalid = (fields: Record<string, string>): CheckoutRefused => new CheckoutRefused(400, { type: "invalid_data", code: "invalid_fields", message: "请检查标出的内容", fields })

/** 400: goods that are unknown, were taken off sale, or whose cooperative is suspended. */
export const notForSale = (fields: Record<string, string>): CheckoutRefused => new CheckoutRefused(400, { type: "invalid_data", code: "not_for_sale", message: "有商品已下架或不存在，请先从购物车移除", fields })

/** 409: the goods are not there as asked. */
export const notEnoughStock = (fields: Record<string, string>): CheckoutRefused => new CheckoutRefused(409, { type: "conflict", code: "not_enough_stock", message: "库存不足，请减少数量", fields })
