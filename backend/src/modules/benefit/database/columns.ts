import type { EntitySchemaColumnOptions } from "typeorm"

/** A whole number of fen or base units: `bigint` in code and in the column, never a JavaScript number. */
export const wholeNumber: EntitySchemaColumnOptions = {
  type: "bigint",
  transformer: { to: (value: bigint | undefined): string | undefined => value?.toString(), from: (value: string): bigint => BigInt(value) },
}

/** The same where there may be none. */
export const maybeWholeNumber: EntitySchemaColumnOptions = {
  type: "bigint",
  transformer: { to: (value: bigint | null): string | null => value?.toString() ?? null, from: (value: string | null): bigint | null => (value === null ? null : BigInt(value)) },
}

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`; never a JavaScript Date, which would move it across midnight. */
export const day: EntitySchemaColumnOptions = { type: "date" }
