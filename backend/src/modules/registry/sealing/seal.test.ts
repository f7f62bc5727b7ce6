import { describe, expect, it } from "vitest"
import { maskDigits, maskName } from "./mask"
import { duplicateKey, readSealingKeys, seal, SealBroken, unseal } from "./seal"

const oldKey = `old:${Buffer.alloc(32, 1).toString("base64")}`
const newKey = `new:${Buffer.alloc(32, 2).toString("base64")}`

describe("sealed personal data", () => {
  it("opens what was sealed with an older key after the keys were rotated", () => {
    const sealed = seal(readSealingKeys(oldKey), "hh_1/name", "杨秀英")
    expect(unseal(readSealingKeys(`${newKey},${oldKey}`), "hh_1/name", sealed)).toBe("杨秀英")
    expect(seal(readSealingKeys(`${newKey},${oldKey}`), "hh_1/name", "杨秀英")).toMatch(/^1\.new\./)
  })

  it("never seals the same name to the same text", () => {
    const keys = readSealingKeys(newKey)
    expect(seal(keys, "hh_1/name", "杨秀英")).not.toBe(seal(keys, "hh_1/name", "杨秀英"))
  })

  it("cannot be moved to another household or changed by a byte", () => {
    const keys = readSealingKeys(newKey)
    const sealed = seal(keys, "hh_1/phone", "13800001111")
    expect(() => unseal(keys, "hh_2/phone", sealed)).toThrow(SealBroken)
    // Not the last character: some of its bits are padding and carry nothing.
    const changed = `${sealed.slice(0, -3)}${sealed.at(-3) === "A" ? "B" : "A"}${sealed.slice(-2)}`
    expect(() => unseal(keys, "hh_1/phone", changed)).toThrow(SealBroken)
    expect(() => unseal(readSealingKeys(oldKey), "hh_1/phone", sealed)).toThrow(SealBroken)
  })

  it("knows the same person by county, name and phone however they were typed", () => {
    const hmac = Buffer.alloc(32, 3)
    const key = duplicateKey(hmac, { countyCode: "522635", name: "杨 秀英", phone: "138 0000 1111" })
    expect(duplicateKey(hmac, { countyCode: "522635", name: "杨秀英", phone: "13800001111" })).toBe(key)
    expect(duplicateKey(hmac, { countyCode: "522634", name: "杨秀英", phone: "13800001111" })).not.toBe(key)
  })

  it("shows a family name, or the last four digits, and nothing more", () => {
    expect([maskName("杨秀英"), maskName("杨"), maskDigits("13800001111")]).toEqual(["杨**", "杨*", "*******1111"])
  })
})
