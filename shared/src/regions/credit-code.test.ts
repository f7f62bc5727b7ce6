import { describe, expect, it } from "vitest"
import { creditCheck, isCreditCode } from "./credit-code.js"

const VALID = "91110000600037341L"

describe("a unified social credit code", () => {
  it("ends in the check character of GB 32100", () => {
    expect(creditCheck(VALID.slice(0, 17))).toBe("L")
    expect(isCreditCode(VALID)).toBe(true)
  })

  it("is refused when any one character was mistyped", () => {
    const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"]
    const mistyped = [...VALID].flatMap((letter, at) => alphabet.filter((other) => other !== letter).map((other) => VALID.slice(0, at) + other + VALID.slice(at + 1)))
    expect(mistyped.filter(isCreditCode)).toEqual([])
  })

  it("is refused with letters the standard leaves out, in small letters, too short or too long", () => {
    for (const code of ["", VALID.slice(0, 17), `${VALID}0`, VALID.toLowerCase(), "9111000060003734IL", "９1110000600037341L"]) expect([code, isCreditCode(code)]).toEqual([code, false])
  })
})
