import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { asInlineXlsx, asXlsx, COUNTY, cooperatives, countyList } from "../modules/registry/imports/county-list.test-builder"
import { throwAwayRegister, type ThrowAwayRegister } from "../modules/registry/registry.test-builder"

/**
 * Started by `scripts/bench/import-households.ts`. `make FOLDER HOUSEHOLDS ERRORS` writes the sheets; `import FOLDER`, a
 * process of its own, imports them into a register of its own and says in lines of JSON what it measured.
 */
async function main([mode, folder = "", households, errors]: readonly string[]): Promise<void> {
  const file = (name: string): string => path.join(folder, name)
  if (mode === "make") {
    const { rows, planted } = countyList(Number(households), Number(errors))
    writeFileSync(file("wrong.xlsx"), await asXlsx(rows))
    writeFileSync(file("right.xlsx"), asInlineXlsx(countyList(Number(households)).rows))
    writeFileSync(file("facts.json"), JSON.stringify({ households: Number(households), errors: planted.length }))
    return
  }
  const facts = JSON.parse(readFileSync(file("facts.json"), "utf8")) as { households: number; errors: number }
  const at = await throwAwayRegister()
  try {
    await measured("start", async () => undefined)
    const wrong = await measured("check, with errors", () => check(at, file("wrong.xlsx")))
    const { total } = await at.registry.imports.lines({ importId: wrong.id }, { page: 1, pageSize: 1 })
    if (total !== facts.errors || wrong.counts.errors !== facts.errors || (await at.registry.householdCount()) !== 0) throw new Error(`${facts.errors} errors were planted, ${total} were found`)
    const right = await measured("check, all new", () => check(at, file("right.xlsx")))
    await at.registry.imports.accept({ importId: right.id, digest: String(right.reportDigest), actor: "staff_bench", reason: "核对无误，同意写入" })
    await measured("write", () => at.registry.imports.work({ cooperatives }))
    const again = await measured("check again, all unchanged", () => check(at, file("right.xlsx")))
    if (again.counts.unchanged !== facts.households || (await at.registry.householdCount()) !== facts.households) throw new Error(`a second import finds ${JSON.stringify(again.counts)}`)
  } finally {
    await at.destroy()
  }
}

async function check(at: ThrowAwayRegister, file: string) {
  const { id } = await at.registry.imports.upload({ bytes: readFileSync(file), countyCode: COUNTY, actor: "staff_bench", reason: "年度农户信息更新" })
  await at.registry.imports.work({ cooperatives })
  const found = await at.registry.imports.one(id)
  if (found?.state !== "checked") throw new Error(`the import is ${found?.state}`)
  return found
}

async function measured<Answer>(step: string, work: () => Promise<Answer>): Promise<Answer> {
  const startedMs = Date.now()
  const answer = await work()
  console.log(JSON.stringify({ step, seconds: (Date.now() - startedMs) / 1000, peakKb: Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) }))
  return answer
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
