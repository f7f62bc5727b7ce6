import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ByteWriter, TextIllFormed } from "./byte-writer.js"
import { checkpointBytes, parseCheckpoint, printCheckpoint, signCheckpoint, verifyCheckpoint } from "./checkpoint.js"
import { bytesOf, FieldUnreadable, list, nullable, record, text, whole } from "./codec.js"
import { exampleJournal, mixedOrder } from "./example-journal.arbitrary.js"
import { lineOf, NOON_MS, perKilogram, drawOf, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { entryFromJson, parseEntry, printEntry, printParts } from "./journal-line.js"
import { sale } from "./sale-laws.arbitrary.js"
import { ChainBroken, verifyChain } from "./seal.js"
import { sha256 } from "./sha256.arbitrary.js"
import { saleSnapshotFormat, snapshotFromJson, snapshotToJson } from "./snapshot-format.js"
import type { SaleSnapshot } from "./snapshot.js"

const latin = (bytes: Uint8Array) => [...bytes].map((byte) => String.fromCharCode(byte)).join("")

/** A line by its share of L, and one by the kilogram. */
const countedOrder = snapshotOf({ orderId: "order_counted", lines: [lineOf(), lineOf({ lineId: "line_2", parts: [{ agreement: perKilogram, draws: [drawOf("lot_2", 1500n, { hh_a: 2n, hh_c: 1n })] }] })] })

describe("the canonical bytes", () => {
  it("are frozen: these hashes never change for format 1", () => {
    expect(exampleJournal().entries.map((entry) => entry.hash)).toMatchInlineSnapshot(`
      [
        "75276d4c7fe543fcafa24a5d82b7830b2e3e055a60880511a9ec8aabe47891fc",
        "4e58f82333390d81510e057e3c84276c790356e311027812f4a24feb49c08144",
        "ec443a7e8994c406cba77eae4762d578dd2c19dfd1964b22a100b81183f8709f",
        "3a1bce2e815c8e3a0dc4ecd43d4bf13535b664bde5a5cee42d7f247fe9a9bcbc",
        "1eb7f296ba3504eb774d319c96cd2c86e19a6b816d974c500a97988072ba577d",
        "0f4ac3384fa11eddb463ae4eaa0b1d4cbb5ee1cade36413625226682774a7f68",
        "661c84ef9bbb3b8c3ecfb00061ca450d9492b4dd225aa84aa94be3613c90d927",
        "ad889a59a0487f91edfdf10dec84899c5cbd6a3eac498265a71a5a96d16285e5",
        "baee901ed8e76a6b6846ffc40df3269b0c6bd37747e618987f933244109c029f",
        "1f263327c482f7b0ef284c7069e3593d84af08ce5add69bd02ec34798752e286",
      ]
    `)
  })

  it("are frozen for snapshots of version 2 as well", () => {
    const journal = new TestJournal()
    journal.sell(countedOrder)
    expect(journal.entries.map((entry) => entry.hash)).toMatchInlineSnapshot(`
      [
        "5df43c0b0fc9e35ab36ffe76d71bc0d671561c0507a286dd1357865e615a1fbd",
      ]
    `)
  })

  it("of a share are the same in both versions, and an amount per base units has none in version 1", () => {
    const [share, counted] = countedOrder.lines
    const texts = (snapshot: SaleSnapshot) => latin(bytesOf(saleSnapshotFormat, snapshot))
    const only = { ...countedOrder, version: 1 as const, lines: [share!] }
    expect(texts({ ...only, version: 2 }).replace("r9:i2;", "r9:i1;")).toBe(texts(only))
    expect(() => texts({ ...only, lines: [counted!] })).toThrow(FieldUnreadable)
    expect(() => snapshotFromJson({ ...(snapshotToJson(countedOrder) as object), version: 1 })).toThrow(/snapshot\.lines\.1\.parts\.0\.agreement/)
    expect(() => snapshotFromJson({ ...(snapshotToJson(countedOrder) as object), version: 3 })).toThrow(/snapshot\.version: expected 1/)
  })

  it("give each kind of value its own mark and length", () => {
    const format = record({ name: text, amount: whole, notes: list(nullable(text)) })
    expect(latin(bytesOf(format, { name: "ab", amount: -12n, notes: ["", null] }))).toBe("r3:2:abi-12;l2:0:n")
  })

  it("differ whenever two lists of texts differ", () => {
    const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom("", "1:", "n", "l0:")), { maxLength: 4 })
    fc.assert(fc.property(texts, texts, (a, b) => void expect(latin(bytesOf(list(text), a)) === latin(bytesOf(list(text), b))).toBe(JSON.stringify(a) === JSON.stringify(b))))
  })

  it("hold UTF-8, and refuse half a character", () => {
    const out = new ByteWriter()
    out.sized("aé苗🦋")
    expect([...out.bytes()]).toEqual([..."10:"].map((c) => c.charCodeAt(0)).concat([0x61, 0xc3, 0xa9, 0xe8, 0x8b, 0x97, 0xf0, 0x9f, 0xa6, 0x8b]))
    expect(() => new ByteWriter().sized("a\ud83e")).toThrow(TextIllFormed)
  })
})

describe("an exported line", () => {
  it("reads back to the same entry and the same line", () => {
    for (const entry of exampleJournal().entries) {
      expect(parseEntry(printEntry(entry))).toEqual(entry)
      expect(entryFromJson(JSON.parse(printEntry(entry)))).toEqual(entry)
    }
  })

  it("holds the three parts with lists of their own as they are printed alone", () => {
    for (const entry of exampleJournal().entries) {
      const { snapshot, refund, handover = null } = JSON.parse(printEntry(entry)) as Record<string, unknown>
      expect(printParts(entry)).toEqual(Object.fromEntries(Object.entries({ snapshot, refund, handover }).map(([name, part]) => [name, part === null ? null : JSON.stringify(part)])))
    }
  })

  it("is refused with one byte more, less or other, wherever it is not caught by the hash", () => {
    const [entry] = exampleJournal().entries
    const line = printEntry(entry!)
    for (const spoiled of [`${line} `, line.replace(":", ": "), line.replace('"kind"', '"kinds"'), line.replace('"format":1', '"format":2'), line.replace('"amountFen":"', '"amountFen":"0'), line.slice(0, -1), ""]) {
      expect(() => parseEntry(spoiled)).toThrow(FieldUnreadable)
    }
    expect(() => parseEntry(line.replace('"account":"commission"', '"account":"commissions"'))).toThrow(/postings\.\d+\.account/)
  })

  it("a snapshot survives JSON in any order of keys", () => {
    fc.assert(fc.property(sale, (snapshot) => void expect(snapshotFromJson(JSON.parse(JSON.stringify(snapshotToJson(snapshot))))).toEqual(snapshot)), { numRuns: 50 })
    const reversed = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(snapshotToJson(mixedOrder)))).reverse())
    expect(snapshotFromJson(reversed)).toEqual(mixedOrder)
  })
})

describe("the chain", () => {
  it("leads from the first entry to the head, in one walk or in two", () => {
    const { entries } = exampleJournal()
    const head = { sequence: 10n, hash: entries[9]!.hash }
    expect(verifyChain(entries, null, sha256)).toEqual(head)
    expect(verifyChain(entries.slice(4), verifyChain(entries.slice(0, 4), null, sha256), sha256)).toEqual(head)
    expect(verifyChain([], null, sha256)).toBeNull()
  })

  it("breaks where an entry is missing, moved or altered", () => {
    const { entries } = exampleJournal()
    const broken = (rule: string) => expect.objectContaining({ name: "ChainBroken", fault: expect.objectContaining({ rule }) })
    expect(() => verifyChain(entries.filter((entry) => entry.sequence !== 3n), null, sha256)).toThrow(broken("sequence"))
    expect(() => verifyChain([entries[0]!, { ...entries[1]!, previousHash: entries[2]!.hash }], null, sha256)).toThrow(broken("previous_hash"))
    expect(() => verifyChain([{ ...entries[0]!, recordedAtMs: NOON_MS }], null, sha256)).toThrow(ChainBroken)
  })
})

describe("a checkpoint", () => {
  const sign = (bytes: Uint8Array) => sha256(bytes)
  const verify = (bytes: Uint8Array, signature: string, keyId: string) => keyId === "key_1" && signature === sha256(bytes)
  const signed = signCheckpoint({ sequence: 10n, hash: "ab".repeat(32) }, { at: NOON_MS, keyId: "key_1", sign })

  it("is signed over purpose, sequence, hash, time and key", () => {
    expect(latin(checkpointBytes(signed))).toBe(`r2:28:qianhang-ledger-checkpoint/1r4:i10;64:${"ab".repeat(32)}i1795392000000;5:key_1`)
    expect(verifyCheckpoint(signed, verify)).toBe(true)
    for (const forged of [{ sequence: 9n }, { hash: "ac".repeat(32) }, { at: NOON_MS + 1 }, { keyId: "key_2" }]) expect(verifyCheckpoint({ ...signed, ...forged }, verify)).toBe(false)
  })

  it("reads back from its line", () => {
    expect(parseCheckpoint(printCheckpoint(signed))).toEqual(signed)
    expect(() => parseCheckpoint("{}")).toThrow(FieldUnreadable)
  })
})
