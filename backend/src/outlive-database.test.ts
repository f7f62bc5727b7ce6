import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { expect, it } from "vitest"
import { refusalOf } from "./api/answer-refusal"
import { isLeftByDatabase, refuseWithoutDatabase } from "./outlive-database"

it("a database that refuses connections is told at once, as 503", async () => {
  const connection = ModulesSdkUtils.createPgConnection({ clientUrl: "postgres://nobody@127.0.0.1:1/nowhere", pool: { min: 0, max: 2 } })
  refuseWithoutDatabase({ resolve: () => connection as never })
  const began = performance.now()
  const refused: unknown = await connection.raw("select 1").then(() => null, (error: unknown) => error)
  expect(refusalOf(refused)).toMatchObject({ status: 503, body: { code: "unavailable" } })
  expect(performance.now() - began).toBeLessThan(20_000)
  await connection.destroy()
})

it("what a database leaves unheard when it goes ends no server; anything else that nobody catches does", () => {
  const left = [new Error("Transaction query already complete, run with DEBUG=knex:tx for more info"), Object.assign(new Error("terminating connection"), { code: "57P01" })]
  expect(left.map(isLeftByDatabase)).toEqual([true, true])
  expect(isLeftByDatabase(new TypeError("x is not a function"))).toBe(false)
})
