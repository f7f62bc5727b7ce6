import { describe, expect, it } from "vitest"
import { holdsResidentId } from "./resident-id.js"

describe("a resident-ID number", () => {
  it("is found wherever it was typed", () => {
    for (const text of ["11010519491231002X", "11010519491231002x", "户主 11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ"]) expect(holdsResidentId(text)).toBe(true)
  })
  it("is told from codes and accounts by its date and its check sign", () => {
    for (const text of ["110105194912310021", "6222020000001234567", "522635100201", "52263519491331002X", "911105194912310021", "MJ-0001", ""]) expect(holdsResidentId(text)).toBe(false)
  })
})
