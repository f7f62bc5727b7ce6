import { model } from "@medusajs/framework/utils"

/** The unique guard on order ↔ cart: whatever a lock provider lets through, one cart becomes one order. */
export const CartOrder = model
  .define("cart_order", {
    id: model.id({ prefix: "cord" }).primaryKey(),
    cart_id: model.text(),
    order_id: model.text(),
  })
  .indexes([{ on: ["cart_id"], unique: true }, { on: ["order_id"], unique: true }])
