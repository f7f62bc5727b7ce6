import type { QueryRunner } from "typeorm"
import { applyImport, metAnother } from "./apply-import"
import { checkImport, type CheckFacts, type Importing } from "./check-import"
import { ImportTable, type ImportRow } from "./tables"

const LOCK_SPACE = 7_305_116
/** How often a batch is begun again when households are registered beside it. */
const MOST_RACES = 5

/** Thrown when imports could not be worked on. It repeats no error's own words: those of a database may hold a value. */
export class ImportsFailed extends Error {
  constructor(readonly failures: readonly { importId: string; error: string; at: string }[]) {
    super(`imports that could not be worked on: ${failures.map(({ importId, error, at }) => `${importId} (${error} ${at})`).join(", ")}`)
    this.name = "ImportsFailed"
  }
}

/** Works on every waiting import, oldest first, each under a lock that ends with the process. One that fails does not stop the others. */
export async function workOnImports(importing: Importing, facts: CheckFacts): Promise<void> {
  const waiting = await importing.source.manager.find(ImportTable, { where: [{ state: "checking" }, { state: "applying" }], order: { changed_at: "ASC" }, select: { id: true } })
  const failures: { importId: string; error: string; at: string }[] = []
  for (const { id } of waiting) {
    await underLock(importing, id, async () => {
      const row = await importing.source.manager.findOneBy(ImportTable, { id })
      if (row) await workOn(importing, row, facts)
    }).catch((error: unknown) => failures.push({ importId: id, error: nameOf(error), at: placeIn(error) }))
  }
  if (failures.length > 0) throw new ImportsFailed(failures)
}

async function workOn(importing: Importing, row: ImportRow, facts: CheckFacts): Promise<void> {
  if (row.state === "checking") return checkImport(importing, row, facts)
  if (row.state !== "applying") return
  for (let races = 0; ; races += 1) {
    try {
      return await applyImport(importing, row.id)
    } catch (error) {
      if (!metAnother(error) || races >= MOST_RACES) throw error
    }
  }
}

/** Does nothing when another worker holds the import. The lock belongs to a connection, so a killed process holds none. */
async function underLock({ source }: Importing, importId: string, work: () => Promise<void>): Promise<void> {
  const runner: QueryRunner = source.createQueryRunner()
  try {
    const [lock] = (await runner.query("select pg_try_advisory_lock($1, hashtext($2)) as held", [LOCK_SPACE, importId])) as { held: boolean }[]
    if (!lock?.held) return
    try {
      await work()
    } finally {
      await runner.query("select pg_advisory_unlock($1, hashtext($2))", [LOCK_SPACE, importId])
    }
  } finally {
    await runner.release()
  }
}

/** The error's class and SQLSTATE. */
function nameOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? ` ${String(error.code)}` : ""
  return (error instanceof Error ? error.name : typeof error) + code
}

/** Where in our code it was thrown. */
const placeIn = (error: unknown): string => (error instanceof Error ? (/[\w-]+\.[jt]s:\d+/.exec((error.stack ?? "").split("\n    at ").slice(1).find((line) => line.includes("registry")) ?? "")?.[0] ?? "") : "")
