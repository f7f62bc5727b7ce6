import { expect, it } from "vitest"
import { timeLeft } from "./order-state"
import { heldFrom, tokenOf } from "./order-tokens.server"
import { stepsDone } from "./parcel-timeline"

it("a deadline shows minutes and seconds, and nothing once it has passed", () => {
  const now = Date.parse("2026-11-23T08:00:00Z")
  expect(timeLeft("2026-11-23T08:30:00Z", now)).toBe("30:00")
  expect(timeLeft("2026-11-23T08:00:09Z", now)).toBe("00:09")
  expect(timeLeft("2026-11-23T07:59:59Z", now)).toBeNull()
})

it("an order is opened by the token of this browser and no other", () => {
  const held = heldFrom({ o: [["order_1", "secret"], ["broken"], 7], p: "order_1" })
  expect(tokenOf(held, "order_1")).toBe("secret")
  expect(tokenOf(held, "order_2")).toBeUndefined()
  expect(heldFrom("anything else")).toEqual({ orders: [], paying: null })
})

it("a parcel's thread reaches as far as its state", () => {
  expect((["awaiting_payment", "to_ship", "shipped", "signed", "cancelled"] as const).map(stepsDone)).toEqual([1, 2, 3, 4, 0])
})
