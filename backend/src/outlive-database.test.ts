import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { expect, it } from "vitest"
import { refusalOf } from "./api/answer-refusal"
import { refuseWithoutDatabase } from "./outlive-database"

it("a database that refuses connections is told at once, as 503", async () => {
  const connection = ModulesSdkUtils.createPgConnection({ clientUrl: "postgres://nobody@127.0.0.1:1/nowhere", pool: { min: 0, max: 2 } })
  refuseWithoutDatabase({ resolve: () => connection as never })
  const began = performance.now()
  const refused: unknown = await connection.raw("select 1").then(() => null, (error: unknown) => error)
  expect(refusalOf(refused)).toMatchObject({ status: 503, body: { code: "unavailable" } })
  expect(performance.now() - began).toBeLessThan(20_000)
  await connection.destroy()
})
