import { describe, expect, it } from "vitest"
import type { EntrySource } from "./entry.js"
import { sha256 } from "./sha256.arbitrary.js"
import { SourceDigests } from "./source-digests.js"

const payment = (objectId: string): EntrySource => ({ provider: "stripe", kind: "payment", objectId, medusaId: null })

describe("the objects that have an entry", () => {
  it("are each known by the entry that came first, however many there are", () => {
    const sources = new SourceDigests(sha256)
    for (let number = 1; number <= 5_000; number += 1) expect(sources.enter(payment(`pi_${number}`), BigInt(number))).toBeNull()
    for (const number of [1, 717, 1_024, 5_000]) expect(sources.enter(payment(`pi_${number}`), 9_999n)).toBe(BigInt(number))
  })

  it("are told apart by provider and kind, not by where one text ends", () => {
    const sources = new SourceDigests(sha256)
    sources.enter(payment("pi_1"), 1n)
    expect(sources.enter({ ...payment("pi_1"), kind: "refund" }, 2n)).toBeNull()
    expect(sources.enter({ ...payment("pi_1"), provider: "bank" }, 3n)).toBeNull()
    expect(sources.enter({ provider: "stripep", kind: "refund", objectId: "i_1", medusaId: null }, 4n)).toBeNull()
    expect(sources.enter({ ...payment("pi_1"), medusaId: "pay_1" }, 5n)).toBe(1n)
  })
})
