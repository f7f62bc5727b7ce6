import type { Logger } from "typeorm"
import { openBenefit } from "../../../backend/src/modules/benefit/database/open"
import { appendBatch } from "../../../backend/src/modules/benefit/journal/append"
import { captureAppend } from "../../../backend/src/modules/benefit/journal/record-payment"
import type { BenchCapture } from "./captures.js"

/** The statements of one captured sale's transaction, the same for every sale; and for each sale the values they were sent with, statement after statement. */
export interface RecordedSql { readonly statements: readonly { readonly text: string; readonly values: number }[]; readonly sales: readonly (readonly string[])[] }

/**
 * What the door asks of PostgreSQL when it posts captures one at a time, written down while it does. Throws unless every
 * sale is the same statements.
 */
export async function recordSql(databaseUrl: string, captures: Iterable<BenchCapture>): Promise<RecordedSql> {
  const source = await openBenefit(databaseUrl, 1)
  try {
    let said: { text: string; values: unknown[] }[] = []
    const silent = (): void => undefined
    const logger: Logger = { logQuery: (text, values) => void said.push({ text, values: Array.isArray(values) ? values : [] }), logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent, logMigration: silent, log: silent }
    Object.assign(source, { logger })
    let statements: RecordedSql["statements"] = []
    const sales: string[][] = []
    for (const { input, snapshot } of captures) {
      said = []
      const [outcome] = await appendBatch(source, [captureAppend(input)], () => snapshot.placedAtMs + 31_000)
      if (outcome === undefined || !("done" in outcome)) throw new Error(`expected a sale of ${input.orderId}`)
      if (sales.length === 0) statements = said.map(({ text, values }) => ({ text, values: values.length }))
      if (JSON.stringify(said.map(({ text }) => text)) !== JSON.stringify(statements.map(({ text }) => text))) throw new Error(`expected the same statements for ${input.orderId}`)
      const values = said.flatMap((one) => one.values)
      if (values.some((value) => value === null || value === undefined)) throw new Error(`expected a value for every parameter of ${input.orderId}`)
      sales.push(values.map(sentText))
    }
    return { statements, sales }
  } finally {
    await source.destroy()
  }
}

/** A value as our driver sends it: an array in PostgreSQL's own notation. */
function sentText(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  return `{${value.map((item) => (item === null ? "NULL" : `"${String(item).replace(/[\\"]/g, "\\$&")}"`)).join(",")}}`
}
