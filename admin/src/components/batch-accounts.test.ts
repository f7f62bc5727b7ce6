import type { BatchFigures } from "@qianhang/shared/contracts"
import { parseFen } from "@qianhang/shared/money"
import { expect, it } from "vitest"
import { addFen, cooperativeAccount, householdAccount, salesAccount, type AccountLine } from "./batch-accounts"

const figures: BatchFigures = {
  parcels: 9, orders: 8, households: 12, sales_fen: "1250000", refunds_fen: "50000", commission_fen: "60000", benefit_fen: "144000", goods_fen: "996000", freight_fen: "9000", compensation_fen: "3000",
  advances_fen: "20544", benefit_payable_fen: "123456", receivable_before_fen: "12000", offset_fen: "12000", receivable_after_fen: "0", cooperative_payable_fen: "1022544", cooperative_net_fen: "1010544",
}

/** What a reader's pencil makes of the lines above the result. */
const addedUp = (lines: AccountLine[]) => lines.slice(0, lines.findIndex(({ sign }) => sign === "result")).reduce((sum, { fen, sign }) => (sign === "minus" ? sum - parseFen(fen) : sum + parseFen(fen)), 0n)
const result = (lines: AccountLine[]) => parseFen(lines.find(({ sign }) => sign === "result")?.fen ?? "")

it("each account's lines add up to its own result", () => {
  for (const lines of [salesAccount(figures), householdAccount(figures), cooperativeAccount(figures)]) expect(addedUp(lines)).toBe(result(lines))
})

it("a line of nothing is left out, the result never is", () => {
  const bare = { ...figures, freight_fen: "0", compensation_fen: "0", advances_fen: "0", offset_fen: "0", cooperative_payable_fen: "996000", cooperative_net_fen: "996000" }
  expect(cooperativeAccount(bare).map(({ key }) => key)).toEqual(["goods_fen", "cooperative_net_fen"])
  expect(cooperativeAccount({ ...figures, receivable_after_fen: "700" }).at(-1)).toEqual({ key: "receivable_after_fen", fen: "700", sign: "" })
})

it("what a cooperative owes beyond its goods is carried over, and the account still adds up to 0", () => {
  const short = { ...figures, goods_fen: "1000", freight_fen: "0", advances_fen: "0", compensation_fen: "3000", receivable_before_fen: "2000", offset_fen: "0", cooperative_payable_fen: "0", cooperative_net_fen: "0", receivable_after_fen: "2000" }
  const lines = cooperativeAccount(short)
  expect(lines).toContainEqual({ key: "carried", fen: "2000", sign: "plus" })
  expect(addedUp(lines)).toBe(0n)
})

it("what was offset for a refund that failed is paid back, and the account still adds up", () => {
  const back = { ...figures, receivable_before_fen: "0", offset_fen: "0", cooperative_payable_fen: "1034544", cooperative_net_fen: "1034544" }
  const lines = cooperativeAccount(back)
  expect(lines).toContainEqual({ key: "returned", fen: "12000", sign: "plus" })
  expect(addedUp(lines)).toBe(1034544n)
})

it("adds wire amounts exactly, beyond what a float holds", () => {
  expect(addFen(["9007199254740993", "1"])).toBe("9007199254740994")
  expect(addFen([])).toBe("0")
})
