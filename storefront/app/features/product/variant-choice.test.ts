import { expect, it } from "vitest"
import { openingVariant, variantStyles } from "./variant-choice"

const variant = (id: string, available: number) => ({ id, title: id, sku: null, price_fen: "100", available, benefit: null })
const product = { variants: [variant("a", 0), variant("b", 4), variant("c", 9)] }

it("a product opens with the variant asked for, else the first that can be bought", () => {
  expect(openingVariant(product, "c")).toBe(2)
  expect(openingVariant(product, null)).toBe(1)
  expect(openingVariant(product, "unknown")).toBe(1)
  expect(openingVariant({ variants: [variant("a", 0)] }, null)).toBe(0)
})

it("each variant's price shows when its radio is chosen, and the opening one where :has() is unknown", () => {
  const styles = variantStyles(3, 1)
  expect(styles).toContain(".of-v:not(.of-v-1){display:none}")
  for (const index of [0, 1, 2]) expect(styles).toContain(`body:has(#v-${index}:checked) .of-v.of-v.of-v-${index}{display:revert}`)
})
