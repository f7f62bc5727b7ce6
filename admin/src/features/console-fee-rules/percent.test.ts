import { expect, it } from "vitest"
import { bpsOf, percentOf } from "./percent"

it("a typed percentage becomes basis points by moving digits, and comes back as it was", () => {
  for (const [typed, bps, shown] of [["5", 500, "5%"], ["5.25", 525, "5.25%"], ["0.5", 50, "0.5%"], ["0", 0, "0%"], ["30", 3000, "30%"], [" 12.05 ", 1205, "12.05%"]] as const) {
    expect(bpsOf(typed)).toBe(bps)
    expect(percentOf(bps)).toBe(shown)
  }
})

it("what is no rate is refused", () => {
  for (const typed of ["", "-1", "30.01", "100", "5.255", "1e1", "五", ".5"]) expect(bpsOf(typed)).toBeNull()
})
