import { expect, it } from "vitest"
import { formatRate } from "./rate"

it("a rate is written without idle digits", () => {
  expect([500, 525, 550, 5, 0, 3000].map(formatRate)).toEqual(["5%", "5.25%", "5.5%", "0.05%", "0%", "30%"])
})
