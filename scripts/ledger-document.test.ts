import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exampleJournal } from "../shared/src/ledger/example-journal.arbitrary.js"
import { ACCOUNT_NAMES, lineShares, payoutEntry, printCheckpoint, printEntry, settlementEntry, signCheckpoint, type LineSnapshot } from "../shared/src/ledger/index.js"
import { agreement, drawOf, lineOf, perKilogram, refundOf, snapshotOf, TestJournal } from "../shared/src/ledger/journal.arbitrary.js"
import { randomJournal } from "../shared/src/ledger/random-journal.arbitrary.js"
import { apportion } from "../shared/src/money/index.js"

const page = readFileSync(new URL("../docs/ledger.md", import.meta.url), "utf8")
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")
const numbers = (text: string) => text.split(",").map(BigInt)

/** The fenced examples of one kind: the settings after the fence, and the lines inside. */
function examples(kind: string) {
  return [...page.matchAll(new RegExp(`^\`\`\`${kind} (.*)\\n([^\`]*)\`\`\``, "gm"))].map(([, head = "", body = ""]) => {
    const settings = new Map(head.split(" ").map((setting) => setting.split("=") as [string, string]))
    return { setting: (name: string) => settings.get(name) ?? "", lines: body.trim().split("\n") }
  })
}

/** The rows of the first table under a heading: its cells, without the marks of code. */
function table(heading: string): string[][] {
  const section = page.split(new RegExp(`^#{2,3} ${heading}\\n`, "m"))[1]?.split(/^#{2,3} /m)[0] ?? ""
  return [...section.matchAll(/^\| `.*\|$/gm)].map(([row]) => row.split("|").slice(1, -1).map((cell) => cell.trim()))
}
const firstColumn = (heading: string) => table(heading).map(([name = ""]) => name.replaceAll("`", ""))

/** Where in an entry's JSON each record of the page stands. */
const places = {
  "": "Entry", source: "Source", correction: "Correction", postings: "Posting", snapshot: "Snapshot", "snapshot.lines": "Line", "snapshot.lines.commission": "Commission", "snapshot.lines.parts": "Part",
  "snapshot.lines.parts.agreement": "Agreement", "snapshot.lines.parts.draws": "Draw", "snapshot.lines.parts.draws.contributions": "Contribution", "snapshot.freight": "Freight",
  refund: "Refund", "refund.lines": "Refunded line", "refund.freight": "Refunded freight", handover: "Handover", "handover.households": "Household amount",
} as const

const BY_BASE_UNITS = "Agreement by base units"

/** What a type of the page looks like in JSON. */
const looks: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  fen: (value) => typeof value === "string" && /^(0|-?[1-9]\d*)$/.test(value),
  whole: (value) => typeof value === "string" && /^(0|-?[1-9]\d*)$/.test(value),
  number: (value) => Number.isSafeInteger(value),
  flag: (value) => typeof value === "boolean",
  record: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "list of record": (value) => Array.isArray(value) && value.every((item) => looks["record"]?.(item)),
}

type Found = { readonly at: string; readonly record: Readonly<Record<string, unknown>> }
/** Every record in an entry's JSON with the path to it, list positions left out. */
function recordsIn(value: unknown, at = ""): Found[] {
  if (Array.isArray(value)) return value.flatMap((item) => recordsIn(item, at))
  if (typeof value !== "object" || value === null) return []
  const record = value as Found["record"]
  return [{ at, record }, ...Object.entries(record).flatMap(([name, inner]) => recordsIn(inner, at ? `${at}.${name}` : name))]
}

/** A sale whose benefit is counted by weight: a snapshot of version 2. */
function countedSale() {
  const journal = new TestJournal(hash)
  journal.sell(snapshotOf({ version: 2, lines: [lineOf({ parts: [{ agreement: perKilogram, draws: [drawOf("lot_1", 1000n, { hh_a: 1n })] }] })] }))
  return journal.entries
}

const entries = [...countedSale(), ...exampleJournal().entries, ...fc.sample(randomJournal, { seed: 20261123, numRuns: 40 }).flatMap((journal) => journal.entries)]

/** Says where a record differs from its table: names in order, and the type of each value. Format 1 has no handover. */
function differences({ at, record }: Found, heading: string): string[] {
  const rows = table(heading).filter(([name]) => !(at === "" && record["format"] === 1 && name === "`handover`"))
  const names = rows.map(([name = ""]) => name.replaceAll("`", ""))
  if (names.join() !== Object.keys(record).join()) return [`${heading}: ${names.join()} in the page, ${Object.keys(record).join()} in the journal`]
  return rows.flatMap(([, type = ""], index) => {
    const value = record[names[index] ?? ""]
    const fits = value === null ? type.endsWith(" or null") : looks[type.replace(" or null", "")]?.(value)
    return fits ? [] : [`${heading}.${names[index]}: ${type} in the page, ${JSON.stringify(value)?.slice(0, 60)} in the journal`]
  })
}

describe("docs/ledger.md", () => {
  it("names every account", () => {
    expect(firstColumn("Accounts")).toEqual(ACCOUNT_NAMES)
  })

  it("has a page for every record of an entry, and for the checkpoint: fields in the order of hashing, each of the type that is stored", () => {
    const found = entries.flatMap((entry) => recordsIn(JSON.parse(printEntry(entry))))
    expect(new Set(found.map(({ at }) => at))).toEqual(new Set(Object.keys(places)))
    const headingOf = ({ at, record }: Found) => (record["base"] === "base_units" ? BY_BASE_UNITS : places[at as keyof typeof places])
    expect(found.some((one) => headingOf(one) === BY_BASE_UNITS)).toBe(true)
    expect([...new Set(found.flatMap((one) => differences(one, headingOf(one))))]).toEqual([])
    const signed = signCheckpoint({ sequence: 1n, hash: "ab" }, { at: 1, keyId: "k", sign: () => "s" })
    expect(differences({ at: "checkpoint", record: JSON.parse(printCheckpoint(signed)) as Found["record"] }, "Checkpoint")).toEqual([])
  })

  it("gives every field a unit and a constraint column", () => {
    const rows = [...Object.values(places), BY_BASE_UNITS, "Checkpoint"].flatMap(table)
    expect(rows.filter((row) => row.length !== 4 || row[1] === "" || row[2] === "")).toEqual([])
  })

  it("apportions as its examples say", () => {
    const all = examples("apportion")
    expect(all).toHaveLength(3)
    for (const { setting, lines } of all) {
      for (const line of lines) {
        const [total = "", shares = ""] = line.split(": ")
        expect(apportion(BigInt(total), numbers(setting("weights")), setting("ties").split(","))).toEqual(numbers(shares))
      }
    }
  })

  it("posts the line and its refund as its example says", () => {
    const [{ setting, lines } = { setting: () => "", lines: [] }] = examples("line")
    const [first = 0n, second = 0n] = numbers(setting("weights"))
    const line: LineSnapshot = lineOf({
      unitPriceFen: BigInt(setting("price")), quantity: Number(setting("quantity")),
      cooperativeDiscountFen: BigInt(setting("cooperativeDiscount")), platformDiscountFen: BigInt(setting("platformDiscount")),
      commission: { ruleId: "standard", rateBps: Number(setting("commissionBps")) },
      parts: [{ agreement: { ...agreement, rateBps: Number(setting("benefitBps")) }, draws: [drawOf("lot_1", 1000n, { hh_a: first, hh_b: second })] }],
    })
    const journal = new TestJournal(hash)
    const sold = journal.sell(snapshotOf({ lines: [line], freight: [] }))
    journal.refund(refundOf("re_1", { lines: [{ lineId: line.lineId, quantity: 0, amountFen: BigInt(setting("refund")) }] }), sold)
    const posted = journal.entries.flatMap((entry) => entry.postings.map((posting) => `${entry.kind} ${posting.account} ${posting.amountFen}`))
    expect(posted).toEqual(lines.map((text) => text.replace(/ +/g, " ")))
  })

  it("counts by base units as its example says, and gives no more than the price bears", () => {
    const [{ setting, lines } = { setting: () => "", lines: [] }] = examples("counted")
    const counted = { ...perKilogram, fen: BigInt(setting("fen")), perBaseUnits: Number(setting("perBaseUnits")) }
    const parts = [{ agreement: counted, draws: [drawOf("lot_1", BigInt(setting("baseUnits")), { hh_a: 1n })] }]
    expect(lines).toHaveLength(3)
    for (const text of lines) {
      const [prices = "", expected = ""] = text.split(": ")
      const [price = 0n, discount = 0n] = prices.split("-").map(BigInt)
      const shares = lineShares(lineOf({ unitPriceFen: price, cooperativeDiscountFen: discount, commission: { ruleId: "standard", rateBps: Number(setting("commissionBps")) }, parts }), hash)
      expect([shares.benefitFen, shares.commissionFen, shares.cooperativeFen]).toEqual(numbers(expected))
    }
  })

  it("goes from a sale to the hand and back as its example says", () => {
    const [{ setting, lines } = { setting: () => "", lines: [] }] = examples("way")
    const [first = 0n, second = 0n] = numbers(setting("weights"))
    const line = lineOf({ unitPriceFen: BigInt(setting("price")), commission: { ruleId: "standard", rateBps: Number(setting("commissionBps")) }, parts: [{ agreement: { ...agreement, rateBps: Number(setting("benefitBps")) }, draws: [drawOf("lot_1", 1000n, { hh_a: first, hh_b: second })] }] })
    const freight = BigInt(setting("freight"))
    const snapshot = snapshotOf({ lines: [line], freight: [{ cooperativeId: line.cooperativeId, shippingMethodId: "sm_1", amountFen: freight }] })
    const journal = new TestJournal(hash)
    const sold = journal.sell(snapshot)
    const batch = { batchId: "bat_1", cooperativeId: line.cooperativeId, from: "2026-11-01", to: "2026-11-30" }
    const occurredAtMs = sold.occurredAtMs + 20 * 86_400_000
    journal.write(settlementEntry({ orderId: snapshot.orderId, batch, occurredAtMs }, journal.of(snapshot.orderId), journal.books.advances))
    const payable = new Map(["hh_a", "hh_b"].map((id) => [id, journal.books.household("bat_1", id).payableFen]))
    journal.write(payoutEntry({ payoutId: "pay_1", batch, householdIds: [...payable.keys()], payable, source: "voucher", proof: "d1", occurredAtMs }))
    const back = journal.refund(refundOf("re_1", { occurredAtMs, lines: [{ lineId: line.lineId, quantity: 1, amountFen: BigInt(setting("price")) }], freight: [{ cooperativeId: line.cooperativeId, amountFen: freight }] }), sold)
    journal.sweep(back)
    expect(journal.entries.flatMap((entry) => entry.postings.map((posting) => `${entry.kind} ${posting.account} ${posting.amountFen}`))).toEqual(lines.map((text) => text.replace(/ +/g, " ")))
  })
})
