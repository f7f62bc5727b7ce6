import { describe, expect, it } from "vitest"
import { opensOrder, orderToken, orderTokenSecret } from "./token"

const secret = "s".repeat(32)

describe("an order's access token", () => {
  it("opens its own order", () => {
    expect(opensOrder(orderToken("order_1", secret), "order_1", secret)).toBe(true)
  })
  it("opens no other order", () => {
    expect(opensOrder(orderToken("order_1", secret), "order_2", secret)).toBe(false)
  })
  it("is refused when changed, cut or missing", () => {
    const token = orderToken("order_1", secret)
    expect(opensOrder(`${token}x`, "order_1", secret)).toBe(false)
    expect(opensOrder(token.slice(0, -1), "order_1", secret)).toBe(false)
    expect(opensOrder(undefined, "order_1", secret)).toBe(false)
    expect(opensOrder("", "order_1", secret)).toBe(false)
  })
  it("depends on the secret", () => {
    expect(opensOrder(orderToken("order_1", "t".repeat(32)), "order_1", secret)).toBe(false)
  })
  it("needs a secret of 32 characters", () => {
    expect(() => orderTokenSecret({ ORDER_TOKEN_SECRET: "short" })).toThrow("32")
  })
})
