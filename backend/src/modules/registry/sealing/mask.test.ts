import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { maskDigits, maskName } from "./mask"

const digits = fc.array(fc.integer({ min: 0, max: 9 }).map(String), { minLength: 1, maxLength: 30 }).map((all) => all.join(""))

describe("what is shown of a person", () => {
  it("never holds both the first and the last digits of a number, nor more than four or half of them", () => {
    fc.assert(fc.property(digits, (number) => {
      const shown = maskDigits(number)
      const seen = [...shown].filter((sign) => sign !== "*").length
      expect([shown.length, shown[0], number.endsWith(shown.replaceAll("*", ""))]).toEqual([number.length, "*", true])
      expect(seen).toBeLessThanOrEqual(Math.min(4, number.length / 2))
    }), { numRuns: 2_000 })
  })

  it("never holds more of a name than its first character, in whatever script", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((name) => !name.includes("*")), (name) => {
      const [first = "", ...rest] = [...maskName(name)]
      expect([first, new Set(rest)]).toEqual([[...name][0], new Set(["*"])])
    }), { numRuns: 2_000 })
  })

  it("tells a name of one character from one of two by nothing", () => {
    expect([maskName("杨"), maskName("杨英"), maskName("杨秀英"), maskDigits("13800001111"), maskDigits("123"), maskDigits("")]).toEqual(["杨*", "杨*", "杨**", "*******1111", "**3", ""])
  })
})
