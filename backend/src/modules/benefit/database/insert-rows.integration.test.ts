import { afterAll, beforeAll, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { insertRows, type Column } from "./insert-rows"
import { openBenefit } from "./open"

type Said = { position: number; word: string | null; amountFen: bigint | null; day: string }
const columns: Column<Said>[] = [
  { name: "position", type: "integer", of: ({ position }) => position },
  { name: "word", type: "text", of: ({ word }) => word },
  { name: "amount_fen", type: "bigint", of: ({ amountFen }) => amountFen },
  { name: "day", type: "date", of: ({ day }) => day },
]
let ledger: ThrowAwayLedger
beforeAll(async () => {
  ledger = await throwAwayLedger()
}, 60_000)
afterAll(async () => ledger.destroy())

it("rows come back as they went in, whatever their texts hold, and in their order", async () => {
  const words = ["苗绣", "", null, "NULL", "null", '"', "\\", '\\"', "{1,2}", "a,b", " 边上 ", "两\n行", "'; drop table benefit.entry; --"]
  const amounts = [0n, -1n, null, 9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n]
  const rows = words.map((word, position): Said => ({ position, word, amountFen: amounts[position % amounts.length] ?? null, day: "2026-02-28" }))
  const source = await openBenefit(String(ledger.urls.adminUrl), 1)
  try {
    await source.query("create table benefit.said (place serial, position integer, word text, amount_fen bigint, day date)")
    await insertRows(source.manager, { table: "said", columns }, rows)
    await insertRows(source.manager, { table: "said", columns }, [])
    const stored: unknown = await source.query("select position, word, amount_fen::text as amount, day::text as day from benefit.said order by place")
    expect(stored).toEqual(rows.map(({ position, word, amountFen, day }) => ({ position, word, amount: amountFen?.toString() ?? null, day })))
  } finally {
    await source.destroy()
  }
})
