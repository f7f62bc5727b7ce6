import { describe, expect, it } from "vitest"
import { everyOffer } from "../seed/goods/every-offer"
import { drawPicture } from "./picture"

const plans = everyOffer.flatMap((offer) => offer.products.map((product) => ({ name: product.handle, county: offer.county, drawing: product.drawing })))

describe("a drawn picture", () => {
  it("is the same on every machine and at every run", () => {
    for (const plan of plans) expect(drawPicture(plan)).toBe(drawPicture(plan))
  })

  it("is drawn whole: no number is missing, no word needs a font, nothing comes from outside", () => {
    const broken = plans.filter((plan) => /NaN|undefined|Infinity|<text|<image|href=/.test(drawPicture(plan)))
    expect(broken.map((plan) => plan.name)).toEqual([])
  })

  it("differs from every other product's", () => {
    expect(new Set(plans.map(drawPicture)).size).toBe(plans.length)
  })
})
