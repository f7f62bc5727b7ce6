import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { exampleJournal } from "../shared/src/ledger/example-journal.arbitrary.js"
import { ACCOUNT_NAMES, lineShares, printEntry, type LineSnapshot } from "../shared/src/ledger/index.js"
import { agreement, drawOf, lineOf, perKilogram, refundOf, snapshotOf, TestJournal } from "../shared/src/ledger/journal.arbitrary.js"
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

/** The first column of the table under a heading, in order. */
function firstColumn(heading: string): string[] {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? ""
  return [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = ""]) => name)
}

describe("docs/ledger.md", () => {
  it("names every account and every field, in the order they are hashed", () => {
    expect(firstColumn("Accounts")).toEqual(ACCOUNT_NAMES)
    expect(firstColumn("An entry")).toEqual(Object.keys(JSON.parse(printEntry(exampleJournal().entries[0]!))))
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
})
