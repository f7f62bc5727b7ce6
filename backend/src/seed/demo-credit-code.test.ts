import { isCreditCode } from "@qianhang/shared/regions"
import { describe, expect, it } from "vitest"
import { demoCreditCode } from "./demo-credit-code"

describe("a demo cooperative's credit code", () => {
  it("is well-formed, differs from every other and shows that it is a demo", () => {
    const codes = Array.from({ length: 50 }, (_, at) => demoCreditCode("522635", at))
    expect(new Set(codes).size).toBe(50)
    for (const code of codes) {
      expect(code).toMatch(/^93522635DEM[0-9A-HJ-NPQRTUWXY]{7}$/)
      expect(isCreditCode(code)).toBe(true)
    }
  })
})
