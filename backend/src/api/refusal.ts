import { fieldName, type Refusal } from "@qianhang/shared/contracts"
import type { z } from "zod"

/** A request that is refused for a reason its sender can act on. Thrown by routes and middlewares; the error handler turns it into the contract's `refusal`. */
export class Refused extends Error {
  constructor(readonly type: Refusal["type"], readonly code: string, message: string, readonly fields?: Record<string, string>) {
    super(message)
    this.name = "Refused"
  }
}

/** Reads what crosses HTTP by its contract. @throws Refused `invalid_data` naming every field. */
export function readContract<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Refused("invalid_data", "invalid_fields", "请求的内容不符合要求", fieldsOf(parsed.error))
}

/** Body path → code a front end translates. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join(".")
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [[path, fieldName(key)].filter(Boolean).join("."), "unknown_field"])
    return [[path || "body", issue.code === "invalid_format" || issue.code === "custom" ? issue.message : issue.code]]
  }))
}

/** The one answer for things that do not exist and for things of somebody else: nobody can tell which. */
export const notFound = (): Refused => new Refused("not_found", "not_found", "没有找到")
