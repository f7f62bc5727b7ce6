import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { goodsBackOfLine, type LineDraw } from "./goods-back"

const drawn = (...units: [lotId: string, baseUnits: bigint, item?: string][]): LineDraw[] => units.map(([lotId, baseUnits, inventoryItemId = "berries"]) => ({ lotId, inventoryItemId, baseUnits, backBefore: 0n }))

describe("goods that come back", () => {
  it("go to the lot that was drawn last, and only then to the one before", () => {
    expect(goodsBackOfLine(drawn(["old", 700n], ["new", 300n]), 2, { restocked: 1, spoiled: 0 })).toEqual([{ lotId: "new", inventoryItemId: "berries", restocked: 300n, spoiled: 0n }, { lotId: "old", inventoryItemId: "berries", restocked: 200n, spoiled: 0n }])
  })

  it("of a set go to the lots of each of its components", () => {
    expect(goodsBackOfLine(drawn(["tea", 100n, "tea"], ["jam", 2n, "jam"]), 2, { restocked: 0, spoiled: 1 })).toEqual([{ lotId: "tea", inventoryItemId: "tea", restocked: 0n, spoiled: 50n }, { lotId: "jam", inventoryItemId: "jam", restocked: 0n, spoiled: 1n }])
  })

  it("unit by unit or all at once fill every lot to what was drawn from it and no further", () => {
    const lots = fc.array(fc.bigInt({ min: 1n, max: 900n }), { minLength: 1, maxLength: 4 })
    fc.assert(fc.property(lots, fc.integer({ min: 1, max: 9 }), fc.infiniteStream(fc.boolean()), (amounts, quantity, fit) => {
      const rest = (BigInt(quantity) - (amounts.reduce((sum, one) => sum + one, 0n) % BigInt(quantity))) % BigInt(quantity)
      const draws = drawn(...amounts.map((amount, index): [string, bigint] => [`lot_${index}`, index === 0 ? amount + rest : amount]))
      for (let unit = 0; unit < quantity; unit++) {
        const good = Boolean(fit.next().value)
        for (const back of goodsBackOfLine(draws, quantity, { restocked: good ? 1 : 0, spoiled: good ? 0 : 1 })) {
          const draw = draws.find(({ lotId }) => lotId === back.lotId)
          if (draw) draw.backBefore += back.restocked + back.spoiled
        }
      }
      expect(draws.map(({ backBefore }) => backBefore)).toEqual(draws.map(({ baseUnits }) => baseUnits))
    }), { numRuns: 300 })
  })
})
