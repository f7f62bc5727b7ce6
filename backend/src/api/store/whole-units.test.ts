import { describe, expect, it } from "vitest"
import { asksWholeUnits } from "./whole-units"

describe("a plain client's quantities", () => {
  it("are whole, on a line or among a cart's items", () => {
    expect(asksWholeUnits({ variant_id: "v", quantity: 2 })).toBe(true)
    expect(asksWholeUnits({ items: [{ quantity: 1 }, { quantity: 99 }] })).toBe(true)
    expect(asksWholeUnits({ email: "a@example.com" })).toBe(true)
  })
  it("are never a part of a unit", () => {
    expect(asksWholeUnits({ quantity: 1.5 })).toBe(false)
    expect(asksWholeUnits({ quantity: Number.POSITIVE_INFINITY })).toBe(false)
    expect(asksWholeUnits({ items: [{ quantity: 1 }, { quantity: 0.5 }] })).toBe(false)
  })
})
