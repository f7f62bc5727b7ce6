import { describe, expect, it } from "vitest"
import { creditCheck, demoCreditCode } from "./credit-code"

describe("a unified social credit code", () => {
  it("ends in the check character of GB 32100", () => {
    expect(creditCheck("91110000600037341")).toBe("L")
  })

  it("of a demo cooperative is well-formed, differs from every other and shows that it is a demo", () => {
    const codes = Array.from({ length: 50 }, (_, at) => demoCreditCode("522635", at))
    expect(new Set(codes).size).toBe(50)
    for (const code of codes) {
      expect(code).toMatch(/^93522635DEM[0-9A-HJ-NPQRTUWXY]{7}$/)
      expect(creditCheck(code.slice(0, 17))).toBe(code.slice(17))
    }
  })
})
